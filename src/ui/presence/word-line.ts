/**
 * One word line and one shape for a person, out of the states of two systems.
 *
 * What keeps somebody from answering the telephone comes first: a call, then do not disturb, then what Microsoft says.
 * What is not known is said, never guessed: who may be on the phone or silent is not called free.
 */
import type { TelephonyState } from '../../domain/call.ts';
import { rowOf, type PresenceRow } from '../../domain/presence.ts';
import { staleAfterMs, type PresenceView } from '../../domain/views.ts';

export type PresenceWord =
  | 'free'
  | 'onThePhone'
  | 'ringing'
  | 'doNotDisturb'
  | 'inTeamsCall'
  | 'inMeeting'
  | 'presenting'
  | 'focusing'
  | 'busy'
  | 'away'
  | 'outOfOffice'
  | 'offline'
  | 'availableInTeams'
  | 'unknown';

/** Told apart without colour: a tick, a handset, a bar, a dot, a clock, an arrow, a ring, a question mark. */
export type PresenceShape = 'tick' | 'handset' | 'bar' | 'dot' | 'clock' | 'arrow' | 'ring' | 'question';

export type PersonPresence = {
  readonly telephonyState: TelephonyState | null;
  readonly dnd: boolean | null;
  readonly microsoft: PresenceView | null;
};

export type WordLine = {
  readonly word: PresenceWord;
  readonly shape: PresenceShape;
  /** What Teams says beside it, where it says something else. */
  readonly teams: PresenceWord | null;
};

const shapes: Readonly<Record<PresenceWord, PresenceShape>> = {
  free: 'tick',
  availableInTeams: 'tick',
  onThePhone: 'handset',
  ringing: 'handset',
  inTeamsCall: 'handset',
  doNotDisturb: 'bar',
  presenting: 'bar',
  focusing: 'bar',
  inMeeting: 'dot',
  busy: 'dot',
  away: 'clock',
  outOfOffice: 'arrow',
  offline: 'ring',
  unknown: 'question',
};

const wordOfRow: Readonly<Record<PresenceRow, PresenceWord>> = {
  available: 'availableInTeams',
  busy: 'busy',
  busyCall: 'inTeamsCall',
  busyMeeting: 'inMeeting',
  presenting: 'presenting',
  beRightBack: 'away',
  away: 'away',
  offline: 'offline',
  doNotDisturb: 'doNotDisturb',
  focusing: 'focusing',
  outOfOffice: 'outOfOffice',
};

export function wordLineOf(person: PersonPresence): WordLine {
  const teams = teamsWord(person.microsoft);
  const phone = phoneWord(person);
  if (phone !== null) return line(phone, teams !== null && says(teams, phone) ? teams : null);
  if (teams === null || teams === 'availableInTeams') {
    if (person.telephonyState === 'idle' && person.dnd === false) return line('free', null);
    return line(teams ?? 'unknown', null);
  }
  return line(teams, null);
}

/** The Microsoft state alone; null where it says nothing that this version knows. */
export function teamsWord(microsoft: PresenceView | null): PresenceWord | null {
  const row = microsoft && rowOf({ ...microsoft, outOfOffice: false });
  return row && wordOfRow[row];
}

/** The telephony state alone; null where it keeps nobody from calling. */
function phoneWord(person: PersonPresence): PresenceWord | null {
  if (person.telephonyState === 'onCall') return 'onThePhone';
  if (person.telephonyState === 'ringing') return 'ringing';
  return person.dnd === true ? 'doNotDisturb' : null;
}

/** Whether the Teams word adds something: a call of ours shows there as a call too, and "available" is no news. */
function says(teams: PresenceWord, phone: PresenceWord): boolean {
  if (teams === phone || teams === 'availableInTeams') return false;
  return !(phone === 'onThePhone' && teams === 'inTeamsCall');
}

function line(word: PresenceWord, teams: PresenceWord | null): WordLine {
  return { word, shape: shapes[word], teams };
}

/** Whether a state of that time is to be marked as old; what was never read is `unknown`, not old. */
export function isOld(asOf: number | null, now: number): boolean {
  return asOf !== null && now - asOf > staleAfterMs;
}
