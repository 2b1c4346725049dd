import { DateTime } from 'luxon';
import { aggregate } from './presence/aggregate.ts';
import type { Pair } from './presence/pairs.ts';
import { shownBy } from './presence/session.ts';
import type { AppSession } from './presence/session.ts';

/** The properties of a user that the simulated directory holds. */
export type UserRecord = {
  readonly id: string;
  userPrincipalName: string;
  mail: string | null;
  displayName: string;
  givenName: string;
  surname: string;
  accountEnabled: boolean;
  userType: 'Member' | 'Guest';
  businessPhones: string[];
  mobilePhone: string | null;
  proxyAddresses: string[];
  otherMails: string[];
};

export type ObservedSession = Pair & {
  /** `teams` for the person's own, else the application's client id. */
  readonly id: string;
  /** ISO 8601; null where it never ends. */
  readonly expiresAt: string | null;
};

export type StatusMessage = {
  readonly content: string;
  readonly expiryDateTime?: unknown;
  readonly publishedAt: number;
};

type Preference = Pair & { readonly expiresAt: number };

/** What a person's presence hangs on outside of it. */
export type PersonSurroundings = {
  readonly now: () => number;
  /** Called after everything that may have changed what others see. */
  readonly presenceTouched: (person: SimulatedMicrosoftPerson) => void;
  /** Called after a change of the directory entry. */
  readonly recordTouched: (person: SimulatedMicrosoftPerson, change: 'updated' | 'deleted') => void;
};

/** A human with a Microsoft 365 account, steered by tests and by the demo's control routes. */
export class SimulatedMicrosoftPerson {
  readonly record: UserRecord;
  /** App roles of the bridge's registration that this person holds, such as the administrator's. */
  appRoles: string[] = [];
  isGone = false;
  statusMessage: StatusMessage | undefined;
  isOutOfOffice = false;
  readonly #around: PersonSurroundings;
  readonly #appSessions = new Map<string, AppSession>();
  #own: Pair | undefined;
  #preferred: Preference | undefined;
  #sequence = 0;
  #lastSeen = '';

  constructor(record: UserRecord, around: PersonSurroundings) {
    this.record = record;
    this.#around = around;
  }

  get id(): string {
    return this.record.id;
  }

  get upn(): string {
    return this.record.userPrincipalName;
  }

  /** What the person's own Teams shows, until it is set again. `Offline` is a closed Teams. Any value is taken, invented ones too. */
  is(availability: string, activity: string = availability): void {
    this.#own = { availability, activity };
    this.#touch();
  }

  /** What the person chose by hand in Teams; it stays until `prefersNothing`. */
  prefers(availability: string, activity: string = availability): void {
    this.prefer({ availability, activity }, Infinity);
  }

  prefersNothing(): void {
    this.#preferred = undefined;
    this.#touch();
  }

  /** An appointment marked as out of office runs, or automatic replies are on. */
  outOfOffice(on: boolean): void {
    this.isOutOfOffice = on;
    this.#touch();
  }

  /** The account is deleted. */
  leaves(): void {
    this.isGone = true;
    this.#around.recordTouched(this, 'deleted');
  }

  changes(record: Partial<Omit<UserRecord, 'id'>>): void {
    Object.assign(this.record, record);
    this.#around.recordTouched(this, 'updated');
  }

  /** What everybody sees at this moment. */
  observed(): Pair & { readonly sessions: readonly ObservedSession[] } {
    const now = this.#around.now();
    const own = this.#own === undefined ? [] : [{ id: 'teams', ...this.#own, expiresAt: null }];
    const apps = this.#liveAppSessions(now).map((session) => ({
      id: session.id,
      ...pairOf(shownBy(session, now)),
      expiresAt: new Date(session.expiresAt).toISOString(),
    }));
    const preferred = this.#preferred !== undefined && this.#preferred.expiresAt > now ? this.#preferred : undefined;
    const sessions = [...own, ...apps];
    return { ...aggregate({ sessions, preferred, outOfOffice: this.isOutOfOffice }), sessions };
  }

  /** Grows each time that something else is seen; compared as text. */
  sequenceNumber(): string {
    const { availability, activity } = this.observed();
    const seen = JSON.stringify([availability, activity, this.isOutOfOffice, this.statusMessage?.publishedAt]);
    if (seen !== this.#lastSeen) this.#sequence += 1;
    this.#lastSeen = seen;
    return `A${String(this.#sequence).padStart(10, '0')}`;
  }

  holdSession(applicationId: string, pair: Pair, leaseMs: number): void {
    const setAt = this.#around.now();
    this.#appSessions.delete(applicationId);
    this.#appSessions.set(applicationId, { id: applicationId, ...pairOf(pair), setAt, expiresAt: setAt + leaseMs });
    this.#touch();
  }

  /** False where the application holds no session, or only one that has expired. */
  endSession(applicationId: string): boolean {
    const hadOne = this.#liveAppSessions(this.#around.now()).some((session) => session.id === applicationId);
    this.#appSessions.delete(applicationId);
    this.#touch();
    return hadOne;
  }

  prefer(pair: Pair, leaseMs: number): void {
    this.#preferred = { ...pairOf(pair), expiresAt: this.#around.now() + leaseMs };
    this.#touch();
  }

  setStatusMessage(content: string, expiryDateTime: unknown): void {
    this.statusMessage = content === '' ? undefined : { content, expiryDateTime, publishedAt: this.#around.now() };
    this.#touch();
  }

  /** What stands beside the presence: undefined after its end, too. */
  messageShown(): StatusMessage | undefined {
    return endOf(this.statusMessage?.expiryDateTime) <= this.#around.now() ? undefined : this.statusMessage;
  }

  #touch(): void {
    this.#around.presenceTouched(this);
  }

  #liveAppSessions(now: number): AppSession[] {
    for (const [id, session] of this.#appSessions) if (session.expiresAt <= now) this.#appSessions.delete(id);
    return [...this.#appSessions.values()];
  }
}

/** Names of Windows for zones, as far as examples use them; the others are IANA's. */
const windowsZones: Readonly<Record<string, string>> = {
  'Pacific Standard Time': 'America/Los_Angeles',
  'Eastern Standard Time': 'America/New_York',
  'GMT Standard Time': 'Europe/London',
  'W. Europe Standard Time': 'Europe/Berlin',
};

/** Of a `dateTimeTimeZone`; what cannot be read has no end. */
function endOf(expiry: unknown): number {
  const { dateTime, timeZone } = (expiry ?? {}) as { readonly dateTime?: unknown; readonly timeZone?: unknown };
  if (typeof dateTime !== 'string') return Infinity;
  const zone = typeof timeZone === 'string' ? (windowsZones[timeZone] ?? timeZone) : 'UTC';
  const end = DateTime.fromISO(dateTime, { zone });
  return end.isValid ? end.toMillis() : Infinity;
}

function pairOf({ availability, activity }: Pair): Pair {
  return { availability, activity };
}
