import type { CallState } from '../../../domain/call.ts';
import { textOf } from './xml-rpc/value.ts';
import type { XmlRpcStruct } from './xml-rpc/value.ts';

/** `apart`: parked, voicemail, feature codes: the PBX lists it, but nobody is on a call. */
export type Phase = CallState | 'apart';

export type Party = { readonly number: string | null; readonly name: string | null };

/** One `CallState` struct of any dialect, in the product's words. */
export type CallReport = {
  readonly id: string;
  /** Null where the PBX says nothing or something unknown. */
  readonly phase: Phase | null;
  readonly direction: 'in' | 'out' | null;
  readonly caller: Party;
  readonly called: Party;
  /** Milliseconds in the PBX's own, zoneless time; only for comparing two of them. */
  readonly stamp: number | null;
};

/** States of v30 and, below, of v20 (UCI javadoc 3.0.5; STARFACE's own UCP library of 2010). */
const phases: Readonly<Record<string, Phase>> = {
  INCOMING: 'ringingIn',
  RINGING: 'ringingIn',
  OUTGOING: 'ringingOut',
  RINGBACK: 'ringingOut',
  CONNECTED: 'connected',
  CONSULT: 'connected',
  CONFERENCE_ACTIVE: 'connected',
  CONFERENCE_CONSULT: 'connected',
  CONFERENCE_INACTIVE: 'held',
  HANGUP: 'ended',
  PARKED: 'apart',
  CCBS: 'apart',
  VOICEMAIL_LINKED: 'apart',
  VOICEMAIL_MAIN: 'apart',
  LOGIN_LOGOUT: 'apart',
  MUSICONHOLD_TEST: 'apart',
  REQUESTED: 'ringingOut',
  PROCEEDING: 'ringingOut',
};

/** Clients upper-case the word before they compare. Null where it is empty or unknown. */
export function phaseOf(state: string): Phase | null {
  const word = state.trim().toUpperCase();
  return Object.hasOwn(phases, word) ? (phases[word] ?? null) : null;
}

/** Null where there is no id: `getCallState` of an unknown call is an empty struct. */
export function decodeCallState(struct: XmlRpcStruct, knownId?: string): CallReport | null {
  const id = (textOf(struct, 'id') ?? knownId ?? '').trim();
  if (id === '' || id.length > 200) return null;
  const phase = phaseOf(textOf(struct, 'state') ?? '');
  return {
    id,
    phase,
    direction: phase === 'ringingIn' ? 'in' : phase === 'ringingOut' ? 'out' : null,
    caller: { number: label(textOf(struct, 'callerNumber')), name: label(textOf(struct, 'callerName')) },
    called: { number: label(textOf(struct, 'calledNumber')), name: label(textOf(struct, 'calledName')) },
    stamp: stampOf(textOf(struct, 'timestamp')),
  };
}

/** What a stranger may write into a caller's name: no control or direction characters, 128 characters at most. */
export function label(text: string | undefined): string | null {
  const clean = (text ?? '')
    .replace(/[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return clean === '' ? null : [...clean].slice(0, 128).join('');
}

function stampOf(text: string | undefined): number | null {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})T(\d{2}):?(\d{2}):?(\d{2})/.exec(text ?? '');
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}
