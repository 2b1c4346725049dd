/**
 * The truth of a simulated office: telephones, Teams, sessions, and who did what last. People act on it by hand; the
 * bridge sees and changes it through the ports of `office-ports.ts` only.
 */
import type { MicrosoftPresence } from '../../src/domain/presence.ts';
import type { MicrosoftUser, PbxUser, PersonId } from '../../src/domain/person.ts';
import { personIdOf } from '../../src/domain/person.ts';
import { rowOf, type PresenceRow } from '../../src/domain/presence.ts';
import { presenceOAuth, type RowOutcome } from '../../src/domain/presets.ts';

export const tenantId = '11111111-2222-4333-8444-555555555555';

export type Worker = {
  readonly index: number;
  readonly personId: PersonId;
  readonly pbxUser: PbxUser;
  readonly microsoftUser: MicrosoftUser;
  readonly linked: boolean;
  dnd: boolean;
  dndBy: 'nobody' | 'bridge' | 'human';
  dndAt: number;
  /** When the bridge last learnt DND, and when a person last switched a DND of the bridge off. */
  readAt: number;
  switchedOffAt: number | null;
  onCall: boolean;
  callChangedAt: number;
  teams: MicrosoftPresence;
  session: { expiresAt: number } | null;
  /** Since when the rules' wish for what everybody sees is what it is now. */
  wish: RowOutcome | null;
  wishSince: number;
  /** The last wish that was clear, and since when: only its change is a transition. */
  clearWish: 'on' | 'giveBack' | null;
  clearSince: number;
  /** That change came in a trouble, or so near to one that nobody may have seen it. */
  clearInTrouble: boolean;
  /** *Unchanged* or nothing known for so long that the bridge may or may not have given back meanwhile. */
  unsure: boolean;
  /** When a person last touched DND by hand. */
  handAt: number;
  sets: number[];
};

/** What the rules of the office want for a row. */
export type WishTable = Readonly<Record<PresenceRow, RowOutcome>>;

export type Violation = {
  readonly at: number;
  readonly invariant: string;
  readonly person: number;
  readonly what: string;
};

/** By then every reader has seen what shows. */
const sureAfterMs = 120_000;
/** So long after a trouble, or before one, a change may have been missed: rule 9, and one poll. */
const missedWithinMs = 100_000;

const rank: Readonly<Record<string, number>> = { away: 0, available: 1, busy: 2, donotdisturb: 3 };

export class Office {
  readonly workers: readonly Worker[];
  readonly violations: Violation[] = [];
  /** Since when no fault was active and the bridge has been running. */
  calmSince: number;
  readonly #now: () => number;
  readonly #table: WishTable;

  constructor(people: number, now: () => number, table: WishTable = presenceOAuth) {
    this.#now = now;
    this.#table = table;
    this.calmSince = now();
    this.workers = Array.from({ length: people }, (_, index) => worker(index, now()));
  }

  aggregate(one: Worker): MicrosoftPresence {
    if (one.session === null || one.session.expiresAt <= this.#now()) return one.teams;
    const theirs = rank[one.teams.availability.toLowerCase()] ?? -1;
    const stronger = theirs > 2 || (theirs === 2 && one.teams.activity.toLowerCase().includes('call'));
    return stronger ? one.teams : { availability: 'Busy', activity: 'InACall', outOfOffice: one.teams.outOfOffice };
  }

  /** *Unchanged* ends as "give back" after 10 or 60 minutes, which an echo may put off: from then on nobody is sure. */
  letExpire(one: Worker): void {
    const uncovered = one.wish === 'giveBack' && !this.#isCovered(one) && this.#now() - one.callChangedAt > sureAfterMs;
    if (uncovered && this.#now() - one.wishSince > sureAfterMs) one.unsure = false;
    const clear = one.wish === 'on' || one.wish === 'giveBack';
    if (!clear && this.#now() - one.wishSince > 5 * 60_000) one.unsure = true;
  }

  #isCovered(one: Worker): boolean {
    return this.aggregate(one) !== one.teams;
  }

  teamsShows(one: Worker, availability: string, activity: string): void {
    this.letExpire(one);
    one.teams = { ...one.teams, availability, activity };
    const row = rowOf(one.teams);
    const wish = row === null ? null : this.#table[row];
    if (wish === one.wish) return;
    one.wish = wish;
    one.wishSince = this.#now();
    // What our own call covers nobody sees: whether it was a transition shows only afterwards.
    if (this.#isCovered(one)) one.unsure = true;
    else if (wish === 'giveBack') one.unsure = false;
    if (wish === null || wish === 'unchanged' || wish === one.clearWish) return;
    one.clearWish = wish;
    one.clearSince = this.#now();
    one.clearInTrouble = this.calmSince === Infinity || this.#now() < this.calmSince + missedWithinMs;
  }

  pressesDnd(one: Worker, on: boolean): void {
    if (one.dnd === on) return;
    // Off and on again between two reads did not happen (rule 4): it still is the bridge's.
    const unseen = on && one.switchedOffAt !== null && one.readAt < one.switchedOffAt;
    one.switchedOffAt = !on && one.dndBy === 'bridge' ? this.#now() : null;
    one.dnd = on;
    one.dndBy = unseen ? 'bridge' : 'human';
    one.dndAt = this.#now();
    one.handAt = this.#now();
  }

  setCall(one: Worker, onCall: boolean): void {
    if (one.onCall === onCall) return;
    one.onCall = onCall;
    one.callChangedAt = this.#now();
  }

  troubled(): void {
    this.calmSince = Infinity;
    for (const one of this.workers) one.clearInTrouble ||= this.#now() - one.clearSince < missedWithinMs;
  }

  report(invariant: string, one: Worker, what: string): void {
    this.violations.push({ at: this.#now(), invariant, person: one.index, what });
  }
}

function worker(index: number, now: number): Worker {
  const objectId = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const email = `person${index}@office.example`;
  return {
    index,
    personId: personIdOf(tenantId, objectId),
    pbxUser: {
      id: String(1_000 + index),
      login: String(101 + index).padStart(4, '0'),
      email,
      firstName: 'P',
      familyName: String(index),
    },
    microsoftUser: { id: objectId, upn: email, name: `P ${index}`, mail: email, proxyAddresses: [], enabled: true },
    linked: index % 10 !== 9,
    dnd: false,
    dndBy: 'nobody',
    dndAt: now,
    readAt: -Infinity,
    switchedOffAt: null,
    onCall: false,
    callChangedAt: now,
    teams: { availability: 'Offline', activity: 'Offline', outOfOffice: false },
    session: null,
    wish: 'unchanged',
    wishSince: now,
    clearWish: null,
    clearSince: now,
    clearInTrouble: false,
    unsure: false,
    handAt: -Infinity,
    sets: [],
  };
}
