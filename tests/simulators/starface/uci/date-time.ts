import { DateTime as Zoned } from 'luxon';

/** The PBX's own local time; its dateTime values carry no zone. */
export const PBX_ZONE = 'Europe/Berlin';

/** XML-RPC `dateTime.iso8601`, such as `20261124T16:05:09`: PBX local time without a zone. */
export class DateTime {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  static at(epochMs: number): DateTime {
    return new DateTime(Zoned.fromMillis(epochMs, { zone: PBX_ZONE }).toFormat("yyyyMMdd'T'HH:mm:ss"));
  }

  /** Undefined where the text is no date. A zone that a client adds is respected. */
  toEpochMs(): number | undefined {
    const parsed = Zoned.fromISO(this.text, { zone: PBX_ZONE });
    return parsed.isValid ? parsed.toMillis() : undefined;
  }
}
