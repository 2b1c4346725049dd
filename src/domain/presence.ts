/**
 * Microsoft presence in the product's words.
 *
 * Source of the values: https://learn.microsoft.com/graph/api/resources/presence. Both fields are open sets that
 * differ in spelling between documents, so they are compared without case and anything unknown carries no information.
 */

/** What Microsoft shows for a person: the strongest of his sessions, or his own choice. */
export type MicrosoftPresence = {
  readonly availability: string;
  readonly activity: string;
  /** The out-of-office flag, which stands beside the availability. */
  readonly outOfOffice: boolean;
};

/** The two values that a session of ours may show while a person is on a call. */
export type LeasePair = {
  readonly availability: 'Busy';
  readonly activity: 'InACall' | 'InAConferenceCall';
};

/** A row of the vendors' tables, in their order, and the three that they leave open. */
export const presenceRows = [
  'available',
  'busy',
  'busyCall',
  'busyMeeting',
  'presenting',
  'beRightBack',
  'away',
  'offline',
  'doNotDisturb',
  'focusing',
  'outOfOffice',
] as const;

export type PresenceRow = (typeof presenceRows)[number];

const rowOfActivity: Readonly<Record<string, PresenceRow>> = {
  inacall: 'busyCall',
  inaconferencecall: 'busyCall',
  inameeting: 'busyMeeting',
  presenting: 'presenting',
  focusing: 'focusing',
  berightback: 'beRightBack',
};

const rowOfAvailability: Readonly<Record<string, PresenceRow>> = {
  available: 'available',
  availableidle: 'available',
  busy: 'busy',
  busyidle: 'busy',
  donotdisturb: 'doNotDisturb',
  away: 'away',
  berightback: 'beRightBack',
  offline: 'offline',
  // Newer documents list these as availabilities too.
  inacall: 'busyCall',
  inameeting: 'busyMeeting',
  presenting: 'presenting',
  focusing: 'focusing',
};

/** Which activities refine which availability; elsewhere the activity follows its availability. */
const refinements: Readonly<Partial<Record<PresenceRow, readonly PresenceRow[]>>> = {
  busy: ['busyCall', 'busyMeeting', 'presenting', 'focusing'],
  doNotDisturb: ['presenting', 'focusing'],
  away: ['beRightBack'],
};

/** The rows that an out-of-office flag or activity replaces. */
const yieldsToOutOfOffice: ReadonlySet<PresenceRow> = new Set(['available', 'away', 'offline']);

/** Words from outside may be anything, names of the language's own members included. */
function lookUp(rows: Readonly<Record<string, PresenceRow>>, word: string): PresenceRow | undefined {
  return Object.hasOwn(rows, word) ? rows[word] : undefined;
}

/** The table row of a presence, or null where it carries no information. */
export function rowOf(presence: MicrosoftPresence): PresenceRow | null {
  const activity = presence.activity.toLowerCase();
  const base = lookUp(rowOfAvailability, presence.availability.toLowerCase());
  const away = presence.outOfOffice || activity === 'outofoffice';
  if (base === undefined) return null;
  if (away && yieldsToOutOfOffice.has(base)) return 'outOfOffice';
  const refined = lookUp(rowOfActivity, activity);
  return refined !== undefined && refinements[base]?.includes(refined) ? refined : base;
}

/** Whether two presences show the same state; the out-of-office flag is no part of a session. */
export function showsPair(
  presence: MicrosoftPresence,
  pair: Pick<MicrosoftPresence, 'availability' | 'activity'>,
): boolean {
  return (
    presence.availability.toLowerCase() === pair.availability.toLowerCase() &&
    presence.activity.toLowerCase() === pair.activity.toLowerCase()
  );
}
