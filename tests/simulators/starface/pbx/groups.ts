import type { Person } from './person.ts';
import type { PhoneNumber } from './phone-numbers.ts';

export type Group = {
  readonly id: number;
  /** Its login at the PBX. */
  groupId: string;
  name: string;
  chatGroup: boolean;
  voicemail: boolean;
  readonly members: Set<Person>;
  /** Members who are logged on and hear the group ring. */
  readonly loggedOn: Set<Person>;
};

const FIRST_GROUP_ID = 500_001;

export class Groups {
  readonly #numbers: ReadonlyMap<number, PhoneNumber>;
  readonly #groups = new Map<number, Group>();
  #nextId = FIRST_GROUP_ID;

  constructor(numbers: ReadonlyMap<number, PhoneNumber>) {
    this.#numbers = numbers;
  }

  all(): readonly Group[] {
    return [...this.#groups.values()];
  }

  byId(id: number): Group | undefined {
    return this.#groups.get(id);
  }

  add(groupId: string, name: string): Group {
    const id = this.#nextId++;
    const group = {
      id,
      groupId,
      name,
      chatGroup: true,
      voicemail: true,
      members: new Set<Person>(),
      loggedOn: new Set<Person>(),
    };
    this.#groups.set(id, group);
    return group;
  }

  remove(group: Group): void {
    this.#groups.delete(group.id);
    for (const number of this.numbersOf(group)) delete number.assignedGroupAccountId;
  }

  of(person: Person): readonly Group[] {
    return this.all().filter(({ members }) => members.has(person));
  }

  assign(group: Group, person: Person, assigned: boolean): void {
    if (assigned) {
      if (!group.members.has(person)) group.loggedOn.add(person);
      group.members.add(person);
    } else {
      group.members.delete(person);
      group.loggedOn.delete(person);
    }
  }

  forget(person: Person): void {
    for (const group of this.all()) this.assign(group, person, false);
  }

  numbersOf(group: Group): readonly PhoneNumber[] {
    return [...this.#numbers.values()].filter((number) => number.assignedGroupAccountId === group.id);
  }
}
