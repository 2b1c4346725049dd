import type { SeedPerson } from '../simulator.ts';
import { ADMIN_LOGIN } from './options.ts';
import type { Pbx } from './pbx/pbx.ts';

/** Fills an empty PBX: the administrator, and everybody of the seed who has an account. */
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
  for (const person of people) {
    if (person.login === undefined) continue;
    const isAdmin = person.login === ADMIN_LOGIN;
    pbx.addPerson({
      login: person.login,
      password: isAdmin ? adminPassword : (person.password ?? defaultPassword(person.login)),
      firstName: person.firstName,
      familyName: person.familyName,
      email: person.pbxEmail ?? '',
      internalNumber: person.internalNumber ?? internalNumberOf(person.login),
      externalNumber: person.externalNumber ?? `+49721998${internalNumberOf(person.login).padStart(4, '0')}`,
      administrator: isAdmin,
    });
  }
}

/** Password of a seeded person who brings none. */
export function defaultPassword(login: string): string {
  return `Telefon-${login}`;
}

function internalNumberOf(login: string): string {
  return login.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || login;
}
