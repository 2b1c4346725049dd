import type { SeedPhone } from '../../simulator.ts';
import { CallSwitch } from './call-switch.ts';
import { Conferences } from './conferences.ts';
import { blocksOf, Contacts } from './contacts.ts';
import { Faxes } from './faxes.ts';
import { FunctionKeys } from './function-keys.ts';
import { Groups, type Group } from './groups.ts';
import { allPermissions, ordinaryPermissions, permissionId, type PermissionName } from './permissions.ts';
import type { Person, Phone } from './person.ts';
import { canonicalNumber, type PhoneNumber } from './phone-numbers.ts';
import { initialPresence } from './presence.ts';
import { PresenceBoard } from './presence-board.ts';
import { Redirects } from './redirects.ts';
import { VoicemailBoxes } from './voicemail.ts';

export type NewPerson = {
  readonly login: string;
  readonly password: string;
  readonly firstName: string;
  readonly familyName: string;
  readonly email: string;
  readonly internalNumber: string;
  readonly externalNumber?: string | undefined;
  readonly administrator?: boolean;
  readonly phones?: readonly SeedPhone[] | undefined;
};

const FIRST_USER_ID = 1001;
const PHONE_TYPES = ['Snom D785', 'Yealink T54W', 'Gigaset Maxwell'];

/** Everything the PBX holds; REST, UCI, OAuth and the steering object work on this one truth. */
export class Pbx {
  readonly now: () => number;
  /** IANA name, or `local` for the machine's own. */
  readonly zone: string;
  readonly presence: PresenceBoard;
  readonly calls: CallSwitch;
  readonly numbers = new Map<number, PhoneNumber>();
  readonly groups = new Groups(this.numbers);
  readonly voicemail = new VoicemailBoxes();
  readonly faxes = new Faxes();
  readonly contacts = new Contacts();
  readonly conferences = new Conferences();
  readonly functionKeys = new FunctionKeys();
  readonly redirects = new Redirects(this);
  readonly #byNumber = new Map<string, PhoneNumber>();
  readonly #people = new Map<number, Person>();
  readonly #byLogin = new Map<string, Person>();
  #nextUserId = FIRST_USER_ID;
  #nextNumberId = 1;
  #nextPhoneId = 16;

  constructor(now: () => number, zone: string) {
    this.now = now;
    this.zone = zone;
    this.presence = new PresenceBoard();
    this.calls = new CallSwitch(this);
  }

  people(): readonly Person[] {
    return [...this.#people.values()];
  }

  byId(userId: number): Person | undefined {
    return this.#people.get(userId);
  }

  byLogin(login: string): Person | undefined {
    return this.#byLogin.get(login);
  }

  addPerson(given: NewPerson): Person {
    if (this.#byLogin.has(given.login)) throw new Error(`login ${given.login} is taken`);
    const userId = this.#nextUserId++;
    const internal = this.addNumber(given.internalNumber, 'INTERNAL', userId);
    const external =
      given.externalNumber === undefined ? undefined : this.addNumber(given.externalNumber, 'EXTERNAL', userId);
    const phones = (given.phones ?? [undefined]).map((phone) => this.#newPhone(phone));
    const contact = this.contacts.add({ owner: undefined, accountId: userId, tags: [], blocks: [] });
    const person: Person = {
      userId,
      personId: contact.id,
      login: given.login,
      password: given.password,
      firstName: given.firstName,
      familyName: given.familyName,
      email: given.email,
      profile: { language: 'de', namespace: '', missedCallReport: false, licenseType: 'USER' },
      permissions: new Set(given.administrator === true ? allPermissions : ordinaryPermissions),
      mustChangePassword: false,
      refusedLogins: 0,
      phones,
      fmcPhones: [],
      phoneConfig: {
        callWaiting: true,
        displayNumberId: (external ?? internal).id,
        primaryPhoneId: phones[0]?.phoneId ?? -1,
      },
      primaryInternalNumberId: internal.id,
      primaryExternalNumberId: external?.id ?? -1,
      signalingNumberId: (external ?? internal).id,
      presence: { ...initialPresence },
      calls: new Map(),
      callList: [],
      avatar: undefined,
    };
    const box = this.voicemail.add(`${given.firstName} ${given.familyName}`.trim(), given.internalNumber);
    box.users.set(userId, { sendMail: true, voicemailboxName: box.name });
    this.#people.set(userId, person);
    this.#byLogin.set(person.login, person);
    this.refreshContact(person);
    return person;
  }

  #newPhone(given: SeedPhone | undefined): Phone {
    const phoneId = this.#nextPhoneId++;
    const phoneType = given?.phoneType ?? PHONE_TYPES[phoneId % PHONE_TYPES.length] ?? 'SIP';
    const name = given?.name ?? `SIP/${phoneId}`;
    return { phoneId, name, active: true, isIFMC: false, phoneType, silentNumbers: new Set() };
  }

  /** The address book follows the account. */
  refreshContact(person: Person): void {
    const contact = this.contacts.byId(person.personId);
    if (contact === undefined) return;
    contact.blocks = blocksOf({
      familyname: person.familyName,
      firstname: person.firstName,
      phone: this.numbers.get(person.primaryExternalNumberId)?.number ?? this.internalNumber(person),
      email: person.email,
    });
  }

  removePerson(person: Person): void {
    this.calls.dropAll(person);
    this.#people.delete(person.userId);
    this.#byLogin.delete(person.login);
    this.functionKeys.forget(person);
    this.groups.forget(person);
    this.contacts.removeById(person.personId);
    this.voicemail.forget(person);
    this.faxes.forget(person);
    for (const number of this.numbers.values()) {
      if (number.assignedUserAccountId === person.userId) delete number.assignedUserAccountId;
    }
  }

  changeLogin(person: Person, login: string): void {
    if (login === person.login) return;
    if (this.#byLogin.has(login)) throw new Error(`login ${login} is taken`);
    this.#byLogin.delete(person.login);
    person.login = login;
    this.#byLogin.set(login, person);
  }

  addNumber(number: string, type: PhoneNumber['type'], userId?: number): PhoneNumber {
    const id = this.#nextNumberId++;
    const compact = number.replace(/[^0-9+*#]/g, '');
    const entry: PhoneNumber = {
      id,
      number: compact,
      type,
      ...(userId === undefined ? {} : { assignedUserAccountId: userId }),
      ...(type === 'EXTERNAL' ? { exitCode: '0', nationalPrefix: '49', localPrefix: '721', numberBlockId: 1 } : {}),
    };
    this.numbers.set(id, entry);
    this.#byNumber.set(canonicalNumber(compact), entry);
    return entry;
  }

  numbersOf(person: Person): readonly PhoneNumber[] {
    return [...this.numbers.values()].filter((number) => number.assignedUserAccountId === person.userId);
  }

  /** The number that a person's own calls show to the other end. */
  shownNumber(person: Person): string {
    const { displayNumberId } = person.phoneConfig;
    const number = typeof displayNumberId === 'number' ? this.numbers.get(displayNumberId) : undefined;
    return number?.number ?? this.internalNumber(person);
  }

  internalNumber(person: Person): string {
    return this.numbers.get(person.primaryInternalNumberId)?.number ?? person.login;
  }

  numberAt(number: string): PhoneNumber | undefined {
    return this.#byNumber.get(canonicalNumber(number));
  }

  personAt(number: string): Person | undefined {
    const userId = this.numberAt(number)?.assignedUserAccountId;
    return userId === undefined ? undefined : this.byId(userId);
  }

  groupAt(number: string): Group | undefined {
    const groupId = this.numberAt(number)?.assignedGroupAccountId;
    return groupId === undefined ? undefined : this.groups.byId(groupId);
  }

  may(person: Person, permission: PermissionName): boolean {
    return person.permissions.has(permissionId(permission));
  }
}
