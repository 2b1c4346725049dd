import { isOver, isRinging } from './call-leg.ts';
import type { Person } from './person.ts';
import type { Presence, TelephonyState } from './presence.ts';
import { Signal } from './signal.ts';

export type PresenceChange = { readonly person: Person; readonly before: Presence; readonly after: Presence };

/** The one place that changes a person's presence and tells every interface of it. */
export class PresenceBoard {
  readonly changed = new Signal<PresenceChange>();
  readonly #forced = new Map<Person, TelephonyState>();

  set(person: Person, change: Partial<Presence>): void {
    const before = { ...person.presence };
    const after = { ...before, ...change };
    if ((Object.keys(after) as (keyof Presence)[]).every((key) => after[key] === before[key])) return;
    Object.assign(person.presence, after);
    this.changed.emit({ person, before, after });
  }

  /** As a module inside the PBX does: the lamp shows this whatever the calls say, until `undefined` is given. */
  force(person: Person, state: TelephonyState | undefined): void {
    if (state === undefined) this.#forced.delete(person);
    else this.#forced.set(person, state);
    this.followCalls(person);
  }

  /**
   * Assumed: one lamp for all devices, ACTIVE beats RINGING beats AVAILABLE, and a person whose own call still rings
   * at the far end is ACTIVE, as a device that is in use is for the PBX's Asterisk base.
   */
  followCalls(person: Person): void {
    const legs = [...person.calls.values()].filter((leg) => !isOver(leg));
    const busy = legs.some((leg) => leg.direction === 'out' || !isRinging(leg));
    const reachable = person.phones.some((phone) => phone.active);
    const idle = reachable ? 'AVAILABLE' : 'UNAVAILABLE';
    const byCalls = busy ? 'ACTIVE' : legs.length > 0 ? 'RINGING' : idle;
    this.set(person, { telephonyState: this.#forced.get(person) ?? byCalls });
  }
}
