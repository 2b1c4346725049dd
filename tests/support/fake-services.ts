/** The bridge's services with answers that a test sets and a record of what was asked. */
import type { Caller, PersonServices } from '../../src/bridge/services.ts';
import type { Connection, PersonRow } from '../../src/bridge/console-words.ts';
import { ServiceError } from '../../src/bridge/services.ts';
import { personIdOf, type PersonId, type Unmatched } from '../../src/domain/person.ts';
import type { CallView, ColleagueView, LiveEvent, MeView, Snapshot, TeamView } from '../../src/domain/views.ts';

export { FakeAdmin } from './fake-admin.ts';

export type Asked = { readonly what: string; readonly caller?: PersonId; readonly value?: unknown };

const asOf = '2026-03-02T09:00:00.000Z';

export const aCall: CallView = {
  id: 'call-1',
  state: 'ringingOut',
  number: '+4930123456',
  name: null,
  connectedAt: null,
};

export const aColleague: ColleagueView = {
  stale: false,
  id: 'tenant/ben',
  name: 'Ben Kurz',
  upn: 'ben@example.com',
  telephonyState: 'onCall',
  dnd: false,
  microsoft: { availability: 'Busy', activity: 'InACall' },
  asOf,
};

export class FakePersons implements PersonServices {
  readonly asked: Asked[] = [];
  /** Makes every method reject, or throw, with this error. */
  failure: Error | null = null;
  meView: Partial<MeView> = {};
  runningCalls: readonly CallView[] = [aCall];
  readonly #listeners = new Map<PersonId, Set<(event: LiveEvent) => void>>();

  me(caller: Caller): MeView {
    this.#ask('me', caller);
    return {
      name: caller.name,
      upn: caller.upn,
      match: { kind: 'mail', login: '0101' },
      linked: true,
      mode: 'presence-oauth',
      dnd: { on: false, origin: null },
      telephonyState: 'idle',
      microsoft: { availability: 'Available', activity: 'Available', asOf },
      capabilities: ['dnd', 'call.place'],
      ...this.meView,
    };
  }

  async linkStarface(
    caller: Caller,
    credentials: { readonly login: string; readonly password: string },
  ): Promise<void> {
    this.#ask('linkStarface', caller, credentials);
  }

  async unlinkStarface(caller: Caller): Promise<void> {
    this.#ask('unlinkStarface', caller);
  }

  async setDnd(caller: Caller, wish: { readonly on: boolean; readonly until: number | null }): Promise<void> {
    this.#ask('setDnd', caller, wish);
  }

  calls(caller: Caller): readonly CallView[] {
    this.#ask('calls', caller);
    return this.runningCalls;
  }

  async placeCall(caller: Caller, wish: { readonly number: string; readonly phoneId?: string }): Promise<CallView> {
    this.#ask('placeCall', caller, wish);
    return { ...aCall, number: wish.number };
  }

  async hangUp(caller: Caller, callId: string): Promise<void> {
    this.#ask('hangUp', caller, callId);
    if (!this.runningCalls.some((call) => call.id === callId))
      throw new ServiceError('not-found', 'There is no such call.');
  }

  colleagues(caller: Caller): readonly ColleagueView[] {
    this.#ask('colleagues', caller);
    return [aColleague];
  }

  async team(caller: Caller): Promise<TeamView> {
    this.#ask('team', caller);
    return {
      favourites: [aColleague.id],
      groups: [{ name: 'Sales', members: [aColleague.id] }],
      numbers: { [aColleague.id]: '102' },
    };
  }

  async setFavourite(caller: Caller, id: string, favourite: boolean): Promise<void> {
    this.#ask('setFavourite', caller, { id, favourite });
  }

  snapshot(caller: Caller): Snapshot {
    return { me: this.me(caller), colleagues: this.colleagues(caller), calls: this.calls(caller) };
  }

  subscribe(caller: Caller, listener: (event: LiveEvent) => void): () => void {
    const listeners = this.#listeners.get(caller.personId) ?? new Set();
    this.#listeners.set(caller.personId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
    };
  }

  /** Sends a change to everybody who listens as this person. */
  emit(personId: PersonId, event: LiveEvent): void {
    for (const listener of this.#listeners.get(personId) ?? []) listener(event);
  }

  listeners(): number {
    return [...this.#listeners.values()].reduce((sum, listeners) => sum + listeners.size, 0);
  }

  #ask(what: string, caller: Caller, value?: unknown): void {
    this.asked.push({ what, caller: caller.personId, ...(value === undefined ? {} : { value }) });
    if (this.failure !== null) throw this.failure;
  }
}

export function aConnection(side: Connection['side'], changes: Partial<Connection> = {}): Connection {
  return { side, state: 'ok', problem: null, lastSuccess: asOf, details: {}, ...changes };
}

export function aPersonRow(changes: Partial<PersonRow> = {}): PersonRow {
  return {
    id: personIdOf('tenant', 'anna'),
    name: 'Anna Berg',
    upn: 'anna@example.com',
    login: '0101',
    match: 'mail',
    linked: true,
    microsoft: { availability: 'Available', activity: 'Available' },
    dnd: false,
    telephonyState: 'idle',
    telephonySource: 'linked',
    claim: false,
    lease: false,
    decision: null,
    ...changes,
  };
}

export function anUnmatched(login: string, reason: Unmatched['reason']): Unmatched {
  return { pbxUser: { id: login, login, email: null, firstName: 'Door', familyName: 'Station' }, reason };
}
