import { randomUUID } from 'node:crypto';
import { toggleHold } from './pbx/call-features.ts';
import { isRinging, otherNumber, type CallLeg } from './pbx/call-leg.ts';
import type { FunctionKeyType } from './pbx/function-keys.ts';
import type { Pbx } from './pbx/pbx.ts';
import { permissionId, type PermissionName } from './pbx/permissions.ts';
import { displayName, type Person } from './pbx/person.ts';
import { canonicalNumber } from './pbx/phone-numbers.ts';
import type { ChatPresence, TelephonyState } from './pbx/presence.ts';
import type { RedirectTrigger } from './pbx/redirects.ts';

export type SimulatedCall = {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly state: 'ringing' | 'connected' | 'held';
  readonly with: string;
  /** The own telephone that has the call, such as `SIP/16`. */
  readonly phone: string;
};

export type PersonState = {
  readonly dnd: boolean;
  readonly telephonyState: 'idle' | 'ringing' | 'onCall';
  readonly chat: { readonly state: ChatPresence; readonly text: string };
  readonly calls: readonly SimulatedCall[];
};

export type SimulatedKey = {
  readonly type: FunctionKeyType;
  readonly name: string;
  readonly lampOf?: string;
  readonly number?: string;
  readonly group?: string;
  readonly redirect?: RedirectTrigger;
};

/** The hands of a person at the desk phone, and of the administrator above. Never subject to faults. */
export class SimulatedPerson {
  readonly #pbx: Pbx;
  readonly #person: Person;

  constructor(pbx: Pbx, person: Person) {
    this.#pbx = pbx;
    this.#person = person;
  }

  get login(): string {
    return this.#person.login;
  }

  get password(): string {
    return this.#person.password;
  }

  get userId(): number {
    return this.#person.userId;
  }

  get name(): string {
    return displayName(this.#person);
  }

  get email(): string {
    return this.#person.email;
  }

  get internalNumber(): string {
    return this.#pbx.internalNumber(this.#person);
  }

  /** Ids such as `SIP/16`. */
  get phones(): readonly string[] {
    return this.#person.phones.map(({ name }) => name);
  }

  /** How often a wrong secret was tried for this account. */
  get refusedLogins(): number {
    return this.#person.refusedLogins;
  }

  state(): PersonState {
    const calls = this.#legs();
    const talking = calls.some((leg) => !isRinging(leg));
    return {
      dnd: this.#person.presence.dnd,
      telephonyState: talking ? 'onCall' : calls.length > 0 ? 'ringing' : 'idle',
      chat: { state: this.#person.presence.chatPresence, text: this.#person.presence.message },
      calls: calls.map((leg) => ({
        id: leg.id,
        direction: leg.direction,
        state: isRinging(leg) ? 'ringing' : leg.held ? 'held' : 'connected',
        with: otherNumber(leg),
        phone: leg.phoneName,
      })),
    };
  }

  /** What the PBX shows of the person on lamps and in chat. */
  presence(): Person['presence'] {
    return { ...this.#person.presence };
  }

  /**
   * Brings the call with this number into the state, whatever DND says: rings (a new call comes in), is talked
   * (it is answered; where there is none, one comes in and is answered at once), or is over. `idle` without a number,
   * or with one that no call has, ends all calls.
   */
  call(state: 'ringing' | 'connected' | 'idle', withNumber = ''): void {
    const wanted = canonicalNumber(withNumber);
    const running = this.#legs().filter((leg) => canonicalNumber(otherNumber(leg)) === wanted);
    if (state === 'idle') {
      for (const leg of running.length > 0 ? running : this.#legs()) this.#pbx.calls.hangUp(leg);
      return;
    }
    const leg = running[0] ?? this.#pbx.calls.incoming(this.#person, withNumber);
    if (state === 'connected') this.#pbx.calls.answer(leg);
  }

  /** Whoever is called picks up: the person his ringing phone, or the far end the call that he placed. */
  answers(): void {
    const ringing = this.#legs().filter(isRinging);
    const leg = ringing.find(({ direction }) => direction === 'in') ?? ringing[0];
    if (leg === undefined) throw new Error(`no call of ${this.login} rings`);
    this.#pbx.calls.answer(leg);
  }

  hangsUp(): void {
    for (const leg of this.#legs()) this.#pbx.calls.hangUp(leg);
  }

  /** Dials at the desk phone. Answers the call's id. */
  dials(number: string): string {
    const phone = this.#person.phones.find(({ active }) => active);
    const leg = phone === undefined ? undefined : this.#pbx.calls.place(this.#person, number, phone.name);
    if (leg === undefined) throw new Error(`${this.login} cannot dial ${number}`);
    return leg.id;
  }

  /** Presses hold at the desk phone; a second time takes the call back. */
  holds(): void {
    for (const leg of this.#legs().filter((one) => !isRinging(one))) toggleHold(this.#pbx, leg);
  }

  /** Puts a call of the past into the person's call list; `seconds` 0 means that nobody answered. */
  hadCall(call: { direction: 'in' | 'out'; with: string; at: Date; seconds: number; name?: string }): void {
    const own = this.#pbx.shownNumber(this.#person);
    const isIn = call.direction === 'in';
    this.#person.callList.push({
      id: randomUUID(),
      direction: isIn ? 'INBOUND' : 'OUTBOUND',
      result: call.seconds > 0 ? 'ANSWERED' : 'MISSED',
      callerNumber: isIn ? call.with : own,
      calledNumber: isIn ? own : call.with,
      callDescription: call.name ?? '',
      startTime: call.at.getTime(),
      duration: call.seconds,
      groupId: '',
    });
  }

  /** A caller leaves a message in the person's box: now and unheard, unless told otherwise. */
  receivesVoicemail(from: string, seconds: number, past: { name?: string; at?: Date; heard?: boolean } = {}): void {
    const { voicemail, now } = this.#pbx;
    const box = voicemail.of(this.#person)[0];
    if (box === undefined) throw new Error(`${this.login} has no voicemail box`);
    const { name: callerName = '', at = new Date(now()), heard = false } = past;
    const left = voicemail.leave(box, { callerNumber: from, callerName, at: at.getTime(), duration: seconds });
    if (heard) voicemail.move(left, 'OLD');
  }

  /** Somebody sets up a key of the person's telephones; `lampOf` is a login, `group` a name. */
  getsKey(key: SimulatedKey): void {
    const { functionKeys, groups } = this.#pbx;
    const { type, name, lampOf, number, group, redirect } = key;
    const target = lampOf === undefined ? undefined : this.#pbx.byLogin(lampOf);
    if (lampOf !== undefined && target === undefined) throw new Error(`the PBX has no person ${lampOf}`);
    functionKeys.insert(functionKeys.setOf(this.#person), {
      functionKeyType: type,
      name,
      ...(target === undefined ? {} : { blfAccountId: target.userId }),
      ...(number === undefined ? {} : { directCallTargetnumber: number }),
      ...(group === undefined ? {} : { groupIds: groups.all().flatMap((one) => (one.name === group ? one.id : [])) }),
      ...(redirect === undefined ? {} : { forwardType: redirect }),
    });
  }

  /** A fax comes in. */
  receivesFax(from: string): void {
    this.#pbx.faxes.receive(this.#person, from, this.#pbx.now());
  }

  /** The far end takes the oldest fax that waits, or does not. */
  faxIsSent(state: 'SENDING' | 'SUCCESS' | 'FAILED' = 'SUCCESS'): void {
    const waiting = this.#pbx.faxes.of(this.#person).filter((fax) => fax.state === 'QUEUED' || fax.state === 'SENDING');
    const fax = waiting.at(-1);
    if (fax === undefined) throw new Error(`${this.login} sends no fax`);
    this.#pbx.faxes.become(fax, state);
  }

  setDnd(on: boolean): void {
    this.#pbx.presence.set(this.#person, { dnd: on });
  }

  setChat(presence: ChatPresence, message = ''): void {
    this.#pbx.presence.set(this.#person, { chatPresence: presence, message });
  }

  /** A module inside the PBX shows this lamp without a call; `undefined` ends it. */
  showsLamp(state: TelephonyState | undefined): void {
    this.#pbx.presence.force(this.#person, state);
  }

  grant(permission: PermissionName): void {
    this.#person.permissions.add(permissionId(permission));
  }

  revoke(permission: PermissionName): void {
    this.#person.permissions.delete(permissionId(permission));
  }

  changePassword(password: string): void {
    this.#person.password = password;
    this.#person.mustChangePassword = false;
  }

  /** A new account: every classic login fails until the password was changed in the web interface. */
  mustChangePassword(): void {
    this.#person.mustChangePassword = true;
  }

  changeEmail(email: string): void {
    this.#person.email = email;
    this.#pbx.refreshContact(this.#person);
  }

  changeLogin(login: string): void {
    this.#pbx.changeLogin(this.#person, login);
  }

  delete(): void {
    this.#pbx.removePerson(this.#person);
  }

  #legs(): readonly CallLeg[] {
    return [...this.#person.calls.values()];
  }
}
