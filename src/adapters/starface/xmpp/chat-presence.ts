import { xml } from '@xmpp/client';
import type { Element } from '@xmpp/client';
import type { ChatState, ChatStatus } from '../../../domain/telephone.ts';

const LONGEST_TEXT = 200;

/** Priority below zero: no chat that is sent to the person is delivered to us (RFC 6121, 4.7.2.3 and 8.5.2.1). */
const PRIORITY = '-1';

/** RFC 6121, 4.7.2.1. No `<show/>` at all is "available". */
const states: ReadonlyMap<string, ChatState> = new Map<string, ChatState>([
  ['', 'available'],
  ['chat', 'freeForChat'],
  ['away', 'away'],
  ['xa', 'extendedAway'],
  ['dnd', 'doNotDisturb'],
]);

const shows: Readonly<Record<Exclude<ChatState, 'unavailable'>, string | null>> = {
  available: null,
  freeForChat: 'chat',
  away: 'away',
  extendedAway: 'xa',
  doNotDisturb: 'dnd',
};

/** Null where the stanza is no statement of presence, such as a wish to subscribe or an error. */
export function readPresence(stanza: Element): ChatStatus | null {
  const type = stanza.attrs['type'];
  const text = cleanText(stanza.getChildText('status') ?? '');
  if (type === 'unavailable') return { state: 'unavailable', text };
  if (type !== undefined) return null;
  // An unknown word is no information.
  return { state: states.get((stanza.getChildText('show') ?? '').trim()) ?? null, text };
}

/** A person's own presence towards everybody who may see it. A state of null is sent as "available". */
export function writePresence(status: ChatStatus): Element {
  const text = cleanText(status.text);
  const said = text === '' ? null : xml('status', {}, text);
  if (status.state === 'unavailable') return xml('presence', { type: 'unavailable' }, said);
  const show = shows[status.state ?? 'available'];
  const priority = xml('priority', {}, PRIORITY);
  return xml('presence', {}, show === null ? null : xml('show', {}, show), said, priority);
}

export function isSameStatus(one: ChatStatus | undefined, other: ChatStatus): boolean {
  return one !== undefined && one.state === other.state && one.text === other.text;
}

/**
 * Fit to be shown in a line: controls and the characters that turn the direction of writing are gone, white space is
 * single, at most 200 characters.
 */
export function cleanText(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return [...line].slice(0, LONGEST_TEXT).join('').trimEnd();
}
