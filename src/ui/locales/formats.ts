/** Times and durations as people of a locale write them. Milliseconds since 1970 in, text out. */
const day = 24 * 60 * 60_000;

export type Formats = {
  /** `09:12`, or with the day where it is not today's: `Tue 16:01`, `3 Nov 16:01`. */
  readonly moment: (at: number, now: number) => string;
  readonly time: (at: number) => string;
  /** `02:14`, `1:02:14`: how long a call lasts. */
  readonly duration: (ms: number) => string;
  readonly integer: (value: number) => string;
  /** `Anna, Ben and Cem` */
  readonly list: (words: readonly string[]) => string;
};

/**
 * @param wanted as the program around the page spells it. Operating systems and Outlook hand out more than BCP 47
 *   knows, such as `en-US@posix` and `de_DE.UTF-8`, which `Intl` refuses.
 */
export function createFormats(wanted: string, timeZone?: string): Formats {
  const locale = usableLocale(wanted);
  const zone = timeZone === undefined ? {} : { timeZone };
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...zone });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', ...zone });
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...zone });
  const dayKey = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...zone });
  const number = new Intl.NumberFormat(locale);
  const list = new Intl.ListFormat(locale);
  const moment: Formats['moment'] = (at, now) => {
    if (dayKey.format(at) === dayKey.format(now)) return time.format(at);
    const label = Math.abs(now - at) < 6 * day ? weekday.format(at) : date.format(at);
    return `${label} ${time.format(at)}`;
  };
  return {
    moment,
    time: (at) => time.format(at),
    duration: (ms) => {
      const seconds = Math.max(0, Math.floor(ms / 1000));
      const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
      const shown = parts[0] === 0 ? parts.slice(1) : parts;
      return shown
        .map((part, index) => (index === 0 && parts[0] !== 0 ? `${part}` : `${part}`.padStart(2, '0')))
        .join(':');
    },
    integer: (value) => number.format(value),
    list: (words) => list.format(words),
  };
}

/** The part of a locale that `Intl` takes; English where there is none. */
export function usableLocale(wanted: string): string {
  const [plain = ''] = wanted.replaceAll('_', '-').split(/[@.]/);
  try {
    return Intl.getCanonicalLocales(plain)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** ISO 8601 as milliseconds since 1970; null for null and for what is no date. */
export function instantOf(iso: string | null | undefined): number | null {
  if (iso === null || iso === undefined) return null;
  const at = Date.parse(iso);
  return Number.isNaN(at) ? null : at;
}
