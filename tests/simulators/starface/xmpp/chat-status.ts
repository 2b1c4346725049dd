import type { ChatPresence } from '../pbx/presence.ts';
import { child, element, type XmlElement } from './element.ts';

/** A person's chat status in the PBX's own words. */
export type ChatStatus = { readonly state: ChatPresence; readonly text: string };

const shows: Readonly<Record<Exclude<ChatPresence, 'UNAVAILABLE'>, string>> = {
  AVAILABLE: '',
  FREE_FOR_CHAT: 'chat',
  AWAY: 'away',
  EXTENDED_AWAY: 'xa',
  DO_NOT_DISTURB: 'dnd',
};

export function toPresence(status: ChatStatus): XmlElement {
  const text = status.text === '' ? undefined : element('status', {}, status.text);
  if (status.state === 'UNAVAILABLE') return element('presence', { type: 'unavailable' }, text);
  const show = shows[status.state];
  return element('presence', {}, show === '' ? undefined : element('show', {}, show), text);
}

/** Undefined where the stanza states no presence. */
export function fromPresence(stanza: XmlElement): ChatStatus | undefined {
  const text = child(stanza, 'status')?.text ?? '';
  if (stanza.attrs['type'] === 'unavailable') return { state: 'UNAVAILABLE', text };
  if (stanza.attrs['type'] !== undefined) return undefined;
  const show = child(stanza, 'show')?.text ?? '';
  const found = Object.entries(shows).find(([, word]) => word === show);
  return { state: (found?.[0] ?? 'AVAILABLE') as ChatPresence, text };
}

export function isSameStatus(one: ChatStatus, other: ChatStatus): boolean {
  return one.state === other.state && one.text === other.text;
}
