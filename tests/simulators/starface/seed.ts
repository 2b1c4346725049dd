import type { SeedPerson } from '../simulator.ts';
import { ADMIN_LOGIN } from './options.ts';
import { blocksOf } from './pbx/contacts.ts';
import type { Pbx } from './pbx/pbx.ts';
import type { Person } from './pbx/person.ts';
import { SEED_CONTACTS } from './seed-contacts.ts';

/** Fills an empty PBX: the administrator, everybody of the seed who has an account, two groups and an address book. */
export function seed(pbx: Pbx, people: readonly SeedPerson[], adminPassword: string): void {
  if (!people.some(({ login }) => login === ADMIN_LOGIN)) {
    pbx.addPerson({
      login: ADMIN_LOGIN,
      password: adminPassword,
      firstName: 'Admin',
      familyName: 'STARFACE',
      email: 'admin@pbx.example',
      internalNumber: '1',
      administrator: true,
    });
  }
  const added = people.flatMap((person) => addPerson(pbx, person, adminPassword) ?? []);
  addGroups(pbx, added);
  const tag = pbx.contacts.addTag('Kunden');
  for (const values of SEED_CONTACTS) {
    pbx.contacts.add({ owner: undefined, accountId: undefined, tags: [tag.id], blocks: blocksOf(values) });
  }
}

/** Password of a seeded person who brings none. */
export function defaultPassword(login: string): string {
  return `Telefon-${login}`;
}

function addPerson(pbx: Pbx, person: SeedPerson, adminPassword: string): Person | undefined {
  const { login } = person;
  if (login === undefined) return undefined;
  const isAdmin = login === ADMIN_LOGIN;
  return pbx.addPerson({
    login,
    password: isAdmin ? adminPassword : (person.password ?? defaultPassword(login)),
    firstName: person.firstName,
    familyName: person.familyName,
    email: person.pbxEmail ?? '',
    internalNumber: person.internalNumber ?? internalNumberOf(login),
    externalNumber: person.externalNumber ?? `+49721998${internalNumberOf(login).padStart(4, '0')}`,
    administrator: isAdmin,
    phones: person.phones,
  });
}

function addGroups(pbx: Pbx, people: readonly Person[]): void {
  for (const [index, name] of ['Vertrieb', 'Service'].entries()) {
    const extension = freeExtension(pbx, 700);
    const group = pbx.groups.add(extension, name);
    pbx.addNumber(extension, 'INTERNAL').assignedGroupAccountId = group.id;
    pbx.addNumber(`+49721998${extension}`, 'EXTERNAL').assignedGroupAccountId = group.id;
    for (const [place, person] of people.entries()) {
      if (place % 2 === index && place < 20) pbx.groups.assign(group, person, true);
    }
  }
  pbx.addNumber('+497219989990', 'EXTERNAL');
  pbx.addNumber(freeExtension(pbx, 990), 'INTERNAL');
}

function freeExtension(pbx: Pbx, from: number): string {
  for (let extension = from; ; extension += 1) {
    if (pbx.numberAt(String(extension)) === undefined) return String(extension);
  }
}

function internalNumberOf(login: string): string {
  return login.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || login;
}
