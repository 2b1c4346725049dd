/**
 * Finds the numbers of a whole mail. The pane hands over what its inert parser read: pieces of text in reading order,
 * with the targets of links. This file knows no DOM.
 */
import type { FoundNumber } from './found-number.ts';
import { MailStructure } from './mail-structure.ts';
import type { NormalisedNumber } from './normalise-number.ts';
import { normaliseNumber, policyWithFlags } from './normalise-number.ts';
import type { ScanOptions } from './scan-text.ts';
import { describeHit, scanHits } from './scan-text.ts';
import { isTelUri } from './tel-uri.ts';
import type { Hit } from './findings.ts';

/** One piece of a mail's text. */
export interface MailSegment {
  /** White space as in HTML source: line ends count as spaces. A link around a picture has the empty text. */
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
}

interface Joined {
  readonly text: string;
  readonly links: readonly Link[];
  readonly quoted: readonly (readonly [start: number, end: number])[];
  /** The texts of links to pages that are digits in one piece: numbers of parcels and orders. */
  readonly pageNumbers: ReadonlySet<number>;
}

function join(segments: readonly MailSegment[], options: ScanMailOptions): Joined {
  const pieces: string[] = [];
  const links: Link[] = [];
  const quoted: [number, number][] = [];
  const pageNumbers = new Set<number>();
  let length = 0;
  for (const { text, href, block, cell, quoted: isQuoted } of segments) {
    const lead = length === 0 ? '' : block === true ? '\n' : cell === true ? '\t' : '';
    const start = length + lead.length;
    length = start + text.length;
    pieces.push(lead, text.includes('\n') || text.includes('\r') ? text.replace(/[\r\n]/gu, ' ') : text);
    if (isQuoted === true) quoted.push([start, length]);
    if (href === undefined) continue;
    if (!isTelUri(href)) {
      if (/^\s*0\d+(?!\s*[\d/-])/u.test(text)) pageNumbers.add(start + text.search(/0/u));
      continue;
    }
    const number = normaliseNumber(href, options);
    if (!number.ok) continue;
    const last = links.at(-1);
    // One link over several pieces of text (a number half in bold) is one link.
    if (last?.end === start && last.number.dial === number.dial) links[links.length - 1] = { ...last, end: length };
    else links.push({ number, start, end: length });
  }
  return { text: pieces.join(''), links, quoted, pageNumbers };
}

/** A hit with the link around it, or one of the two alone. */
interface Mention {
  readonly start: number;
  readonly end: number;
  readonly hit: Hit | null;
  readonly link: Link | null;
}

const longestExtension = 5;

/**
 * `tel:+49-40-66969;ext=768` around "040 66969-768", or a link around the first half of "0316 447188" with "-13" behind
 * it: the text tells how the extension is dialled. What it costs and hides is then that of the text's number.
 */
function completed(link: Link, hit: Hit | null): Link {
  const { extension, dial, flags } = link.number;
  if (hit === null) return link;
  const more = hit.dial.length - dial.length;
  const goesOn =
    extension === null && hit.end > link.end && hit.dial.startsWith(dial) && more > 0 && more <= longestExtension;
  if (!goesOn && (extension === null || hit.dial !== dial + extension)) return link;
  const { e164, kind, costClass } = hit;
  const kept = flags.filter((flag) => flag !== 'extension' && flag !== 'notInPlan');
  return {
    ...link,
    end: Math.max(link.end, hit.end),
    number: {
      ...link.number,
      dial: hit.dial,
      e164,
      kind,
      costClass,
      extension: null,
      flags: [...new Set([...kept, ...hit.flags])],
    },
  };
}

/** Puts links and hits into reading order; a hit inside a link belongs to it. */
function mentions(hits: readonly Hit[], links: readonly Link[]): Mention[] {
  const merged: Mention[] = [];
  let at = 0;
  for (const link of links) {
    let inside: Hit | null = null;
    for (let hit = hits[at]; hit !== undefined && hit.start < link.end; hit = hits[(at += 1)]) {
      if (hit.end <= link.start) merged.push({ start: hit.start, end: hit.end, hit, link: null });
      else inside ??= hit;
    }
    const whole = completed(link, inside);
    merged.push({ start: whole.start, end: whole.end, hit: inside, link: whole });
  }
  for (const hit of hits.slice(at)) merged.push({ start: hit.start, end: hit.end, hit, link: null });
  return merged;
}

/** True where the text of a link shows another number than the one it dials. */
function differs(link: Link, hit: Hit | null, text: string): boolean {
  const { dial } = link.number;
  if (hit !== null && hit.dial === dial) return false;
  const shown = text.slice(link.start, link.end).replace(/\D/gu, '');
  if (shown.length < 4) return false;
  // The text may leave out country and area code, or be of a kind the scanner does not read alone.
  return !dial.endsWith(shown.replace(/^0+/u, '').slice(-Math.min(9, dial.length - 1)));
}

function describe(mention: Mention, joined: Joined, structure: MailStructure, options: ScanMailOptions): FoundNumber {
  const { hit, link, start, end } = mention;
  if (link === null && hit !== null) return describeHit(joined.text, hit, structure, options);
  const { ok: _ok, extension: _extension, ...number } = (link as Link).number;
  const flags = differs(link as Link, hit, joined.text) ? [...number.flags, 'linkDiffers' as const] : number.flags;
  return {
    ...number,
    flags,
    policy: policyWithFlags(number.costClass, flags, options.policy),
    written: joined.text.slice(start, end).trim(),
    label: hit?.label ?? null,
    name: structure.nameFor(start, hit?.lineStart ?? lineStartOf(joined.text, start)),
    context: structure.contextOf(start, end),
    section: structure.sectionAt(start),
    source: 'link',
    start,
    end,
  };
}

const longestLine = 400;

/** The start of the line of a link; of very long lines the last part will do. */
function lineStartOf(text: string, start: number): number {
  const low = Math.max(0, start - longestLine);
  return low + text.slice(low, start).lastIndexOf('\n') + 1;
}

/** Takes over what a later mention of the same number knows more. */
function enriched(first: FoundNumber, later: Mention, text: string, structure: MailStructure): FoundNumber {
  const name = first.name ?? (later.hit === null ? null : structure.nameFor(later.start, later.hit.lineStart));
  const label = first.label ?? later.hit?.label ?? null;
  const linked = later.link !== null && first.source === 'text' ? ('link' as const) : first.source;
  const hides = later.link !== null && differs(later.link, later.hit, text) && !first.flags.includes('linkDiffers');
  if (name === first.name && label === first.label && linked === first.source && !hides) return first;
  const flags = hides ? [...first.flags, 'linkDiffers' as const] : first.flags;
  const policy = hides && first.policy === 'allow' ? 'confirm' : first.policy;
  return { ...first, name, label, source: linked, flags, policy };
}

function ownKeys(options: ScanMailOptions): ReadonlySet<string> {
  const own = new Set<string>();
  for (const raw of options.ownNumbers ?? []) {
    const number = normaliseNumber(raw, options);
    if (number.ok) own.add(number.dial);
  }
  return own;
}

/** How often a number that is known already is looked at again for a name or label. */
const mentionsLookedAt = 4;

/** The numbers of a mail, each once, in reading order. */
export function scanMail(input: MailInput, options: ScanMailOptions): FoundNumber[] {
  const joined =
    'segments' in input
      ? join(input.segments, options)
      : { text: input.text, links: [], quoted: [], pageNumbers: new Set<number>() };
  const structure = new MailStructure(joined.text);
  const own = ownKeys(options);
  const found = new Map<string, { number: FoundNumber; mentions: number }>();
  let quote = 0;
  for (const mention of mentions(scanHits(joined.text, options), joined.links)) {
    const dial = mention.link?.number.dial ?? mention.hit?.dial ?? '';
    if (
      own.has(dial) ||
      (mention.link === null && mention.hit?.label === null && joined.pageNumbers.has(mention.start))
    )
      continue;
    const known = found.get(dial);
    if (known !== undefined) {
      known.mentions += 1;
      if (known.mentions <= mentionsLookedAt) known.number = enriched(known.number, mention, joined.text, structure);
      continue;
    }
    const number = describe(mention, joined, structure, options);
    while ((joined.quoted[quote]?.[1] ?? Infinity) <= mention.start) quote += 1;
    const isQuoted = (joined.quoted[quote]?.[0] ?? Infinity) <= mention.start;
    found.set(dial, { number: isQuoted ? { ...number, section: 'quoted' } : number, mentions: 1 });
  }
  return [...found.values()].map(({ number }) => number);
}
