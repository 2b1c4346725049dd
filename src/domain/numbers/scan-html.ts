/**
 * Finds the numbers of a whole mail. The pane hands over what its inert parser read: pieces of text in reading order,
 * with the targets of links. This file knows no DOM.
 */
import type { FoundNumber } from './found-number.ts';
import type { NormalisedNumber } from './normalise-number.ts';
import { normaliseNumber, policyWithFlags } from './normalise-number.ts';
import type { ScanOptions } from './scan-text.ts';
import { scanText } from './scan-text.ts';
import { isTelUri } from './tel-uri.ts';

/** One piece of a mail's text. */
export interface MailSegment {
  readonly text: string;
  /** The target of the link around it, as written in the mail. */
  readonly href?: string | undefined;
  /** It begins a line of its own (a paragraph, a table row, a line break before it). */
  readonly block?: boolean | undefined;
  /** It begins another column of the same row. */
  readonly cell?: boolean | undefined;
  /** It stands inside a quoted mail. */
  readonly quoted?: boolean | undefined;
}

export interface ScanMailOptions extends ScanOptions {
  /** Numbers of the reader, in any writing, which are left out. */
  readonly ownNumbers?: readonly string[] | undefined;
}

export type MailInput = { readonly segments: readonly MailSegment[] } | { readonly text: string };

interface Link {
  readonly number: NormalisedNumber;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly quoted: boolean;
}

interface Joined {
  readonly text: string;
  readonly links: readonly Link[];
  readonly quoted: readonly (readonly [start: number, end: number])[];
}

function join(segments: readonly MailSegment[], options: ScanMailOptions): Joined {
  const pieces: string[] = [];
  const links: Link[] = [];
  const quoted: [number, number][] = [];
  let length = 0;
  for (const segment of segments) {
    const lead = length === 0 ? '' : segment.block === true ? '\n' : segment.cell === true ? '\t' : '';
    const start = length + lead.length;
    length = start + segment.text.length;
    pieces.push(lead, segment.text);
    if (segment.quoted === true) quoted.push([start, length]);
    if (segment.href === undefined || !isTelUri(segment.href)) continue;
    const number = normaliseNumber(segment.href, options);
    if (number.ok) links.push({ number, start, end: length, text: segment.text, quoted: segment.quoted === true });
  }
  return { text: pieces.join(''), links, quoted };
}

function fromLink(link: Link, hits: readonly FoundNumber[], joined: Joined, options: ScanMailOptions): FoundNumber {
  const shown = hits.find(({ start, end }) => start < link.end && end > link.start);
  const { ok: _ok, extension: _extension, ...number } = link.number;
  const digits = link.text.replace(/\D/gu, '');
  const differs =
    shown === undefined ? digits.length >= 6 && !digits.endsWith(number.dial.slice(-6)) : shown.dial !== number.dial;
  const flags = differs ? [...new Set([...number.flags, 'linkDiffers' as const])] : number.flags;
  const context = joined.text.slice(Math.max(0, link.start - 30), link.end + 30);
  return {
    ...number,
    flags,
    policy: policyWithFlags(number.costClass, flags, options.policy),
    written: link.text.trim(),
    label: shown?.label ?? null,
    name: shown?.name ?? null,
    context: shown?.context ?? context.replace(/\s+/gu, ' ').trim(),
    section: link.quoted ? 'quoted' : (shown?.section ?? 'body'),
    source: 'link',
    start: link.start,
    end: link.end,
  };
}

function merge(joined: Joined, options: ScanMailOptions): FoundNumber[] {
  const hits = scanText(joined.text, options);
  if (joined.links.length === 0) return hits;
  const linked = joined.links.map((link) => fromLink(link, hits, joined, options));
  const free = hits.filter(({ start, end }) => !joined.links.some((link) => start < link.end && end > link.start));
  return [...linked, ...free].sort((a, b) => a.start - b.start);
}

function withQuotes(numbers: readonly FoundNumber[], quoted: Joined['quoted']): readonly FoundNumber[] {
  if (quoted.length === 0) return numbers;
  return numbers.map((number) =>
    quoted.some(([start, end]) => number.start >= start && number.start < end)
      ? { ...number, section: 'quoted' as const }
      : number,
  );
}

/** One entry per number, in reading order; what a later mention knows more (label, name) is taken over. */
function once(numbers: readonly FoundNumber[], own: ReadonlySet<string>): FoundNumber[] {
  const byNumber = new Map<string, FoundNumber>();
  for (const number of numbers) {
    const key = number.e164 ?? number.dial;
    if (own.has(key)) continue;
    const first = byNumber.get(key);
    if (first === undefined) byNumber.set(key, number);
    else {
      const flags = [...new Set([...first.flags, ...number.flags])];
      const source = first.source === 'link' || number.source === 'link' ? 'link' : 'text';
      byNumber.set(key, {
        ...first,
        flags,
        source,
        label: first.label ?? number.label,
        name: first.name ?? number.name,
      });
    }
  }
  return [...byNumber.values()];
}

/** The numbers of a mail, each once, in reading order. */
export function scanMail(input: MailInput, options: ScanMailOptions): FoundNumber[] {
  const joined = 'segments' in input ? join(input.segments, options) : { text: input.text, links: [], quoted: [] };
  const own = new Set<string>();
  for (const raw of options.ownNumbers ?? []) {
    const number = normaliseNumber(raw, options);
    if (number.ok) own.add(number.e164 ?? number.dial);
  }
  return once(withQuotes(merge(joined, options), joined.quoted), own);
}
