import { randomUUID } from 'node:crypto';
import { isOver, isRinging, type CallLeg, type CallState } from './call-leg.ts';
import { drop, pick, reachableMembers, type Fork } from './group-calls.ts';
import type { Group } from './groups.ts';
import type { Pbx } from './pbx.ts';
import { displayName, type Person } from './person.ts';
import { dialled } from './phone-numbers.ts';
import { Signal } from './signal.ts';

/** The state of a leg at the moment of its change; the leg itself lives on. */
export type CallChange = { readonly leg: CallLeg; readonly snapshot: Readonly<CallLeg> };

/** Assumed; keeps a long run from filling the memory. */
const CALL_LIST_LENGTH = 1000;

/** Connects and ends calls. Every change of a leg is told once, in the order in which it happened. */
export class CallSwitch {
  readonly changed = new Signal<CallChange>();
  readonly #pbx: Pbx;

  constructor(pbx: Pbx) {
    this.#pbx = pbx;
  }

  find(person: Person, callId: string): CallLeg | undefined {
    return person.calls.get(callId);
  }

  /** A call from outside: INCOMING, then RINGING. */
  incoming(person: Person, from: string, name = ''): CallLeg {
    const caller = { number: from, name: name === '' ? this.#nameOf(from) : name };
    return this.#ring(person, caller, this.#pbx.internalNumber(person));
  }

  /**
   * OUTGOING, then RINGBACK while the far end rings. Answers undefined where the PBX refuses: a bad number, or another
   * call of the person that is still being placed (source: vendor's client documentation of `placeCall`).
   */
  place(person: Person, wanted: string, phoneName: string, callId?: string): CallLeg | undefined {
    const number = dialled(wanted);
    if (number === undefined) return undefined;
    if ([...person.calls.values()].some((leg) => leg.direction === 'out' && isRinging(leg))) return undefined;
    const pbx = this.#pbx;
    const leg = this.#leg(person, 'out', callId ?? randomUUID(), phoneName, {
      callerNumber: pbx.shownNumber(person),
      callerName: displayName(person),
      calledNumber: number,
      calledName: this.#nameOf(number),
    });
    this.#become(leg, 'OUTGOING');
    const callee = pbx.personAt(number);
    this.#become(leg, 'RINGBACK');
    const group = pbx.groupAt(number);
    if (group !== undefined) {
      const caller = { number: pbx.internalNumber(person), name: displayName(person) };
      if (this.#ringGroup(group, caller, number, leg).length === 0) this.#become(leg, 'HANGUP');
      return leg;
    }
    if (callee === undefined || callee === person) return leg;
    // An active redirection leads away from the person: the call rings on somewhere outside.
    if (pbx.redirects.isOn(callee, 'ALWAYS')) return leg;
    // Source: DND makes a redirection for busy act at once; without one the caller hears busy (assumed).
    if (callee.presence.dnd) {
      if (!pbx.redirects.isOn(callee, 'BUSY')) this.#become(leg, 'HANGUP');
      return leg;
    }
    const caller = { number: pbx.internalNumber(person), name: displayName(person) };
    const peer = this.#ring(callee, caller, number, leg);
    leg.peer = peer;
    return leg;
  }

  /** The called end picks up: the person where the call came in, the far end where it goes out. */
  answer(leg: CallLeg): void {
    if (!isRinging(leg)) return;
    if (leg.fork !== undefined) {
      const { chosen, lost } = pick(leg.fork, leg);
      for (const other of lost) this.#become(other, 'HANGUP');
      if (chosen === undefined) return;
    }
    for (const end of ends(leg)) {
      end.connectedAt = this.#pbx.now();
      this.#become(end, 'CONNECTED');
    }
  }

  hangUp(leg: CallLeg): void {
    if (leg.fork !== undefined) {
      for (const end of drop(leg.fork, leg)) if (!isOver(end)) this.#become(end, 'HANGUP');
      return;
    }
    for (const end of ends(leg)) if (!isOver(end)) this.#become(end, 'HANGUP');
  }

  /** Calls vanish without a word, as at a restart of the PBX. */
  dropAll(person: Person): void {
    for (const leg of person.calls.values()) leg.state = 'HANGUP';
    person.calls.clear();
    this.#pbx.presence.followCalls(person);
  }

  /** Tells a change that is no change of state, such as holding. */
  touch(leg: CallLeg): void {
    if (!isOver(leg)) this.#become(leg, leg.state);
  }

  /** From now on the two legs are the ends of one call. */
  join(leg: CallLeg, other: CallLeg): void {
    leg.peer = other;
    other.peer = leg;
  }

  become(leg: CallLeg, state: CallState): void {
    if (!isOver(leg)) this.#become(leg, state);
  }

  /** A call from outside to a group. Answers the legs that ring; none where nobody can be reached. */
  incomingToGroup(group: Group, from: string, name = ''): readonly CallLeg[] {
    const called = this.#pbx.groups.numbersOf(group)[0]?.number ?? '';
    return this.#ringGroup(group, { number: from, name: name === '' ? this.#nameOf(from) : name }, called);
  }

  #ringGroup(
    group: Group,
    caller: { number: string; name: string },
    called: string,
    callerLeg?: CallLeg,
  ): readonly CallLeg[] {
    const fork: Fork = { caller: callerLeg, ringing: new Set() };
    for (const person of reachableMembers(group, this.#pbx)) {
      if (person === callerLeg?.person) continue;
      const leg = this.#ring(person, caller, called, undefined, String(group.id));
      leg.fork = fork;
      fork.ringing.add(leg);
    }
    if (callerLeg !== undefined && fork.ringing.size > 0) callerLeg.fork = fork;
    return [...fork.ringing];
  }

  #ring(
    person: Person,
    caller: { number: string; name: string },
    called: string,
    peer?: CallLeg,
    groupId = '',
  ): CallLeg {
    const phoneName = person.phones.find((phone) => phone.active)?.name ?? '';
    const parties = {
      callerNumber: caller.number,
      callerName: caller.name,
      calledNumber: called,
      calledName: displayName(person),
    };
    const leg = this.#leg(person, 'in', randomUUID(), phoneName, parties, groupId);
    leg.peer = peer;
    this.#become(leg, 'INCOMING');
    this.#become(leg, 'RINGING');
    return leg;
  }

  #leg(
    person: Person,
    direction: CallLeg['direction'],
    id: string,
    phoneName: string,
    parties: Pick<CallLeg, 'callerNumber' | 'callerName' | 'calledNumber' | 'calledName'>,
    groupId = '',
  ): CallLeg {
    const at = this.#pbx.now();
    return {
      id,
      person,
      direction,
      phoneName,
      ...parties,
      startedAt: at,
      state: direction === 'in' ? 'INCOMING' : 'OUTGOING',
      held: false,
      changedAt: at,
      connectedAt: undefined,
      peer: undefined,
      fork: undefined,
      groupId,
      conferenceRoomId: '',
      forwardType: 'NONE',
      forwarderNumber: '',
    };
  }

  #become(leg: CallLeg, state: CallState): void {
    leg.state = state;
    leg.changedAt = this.#pbx.now();
    if (state === 'HANGUP') {
      leg.person.calls.delete(leg.id);
      this.#record(leg);
    } else {
      leg.person.calls.set(leg.id, leg);
    }
    this.#pbx.presence.followCalls(leg.person);
    this.changed.emit({ leg, snapshot: { ...leg } });
  }

  #record(leg: CallLeg): void {
    const { connectedAt, changedAt } = leg;
    const { callList } = leg.person;
    if (callList.length >= CALL_LIST_LENGTH) callList.shift();
    callList.push({
      id: leg.id,
      direction: leg.direction === 'in' ? 'INBOUND' : 'OUTBOUND',
      result: connectedAt === undefined ? 'MISSED' : 'ANSWERED',
      callerNumber: leg.callerNumber,
      calledNumber: leg.calledNumber,
      callDescription: leg.direction === 'in' ? leg.callerName : leg.calledName,
      startTime: leg.startedAt,
      duration: connectedAt === undefined ? 0 : Math.round((changedAt - connectedAt) / 1000),
      groupId: leg.groupId,
    });
  }

  #nameOf(number: string): string {
    const person = this.#pbx.personAt(number);
    return person === undefined ? '' : displayName(person);
  }
}

function ends(leg: CallLeg): readonly CallLeg[] {
  return leg.peer === undefined ? [leg] : [leg, leg.peer];
}
