import type { SeedPerson } from '../simulator.ts';
import { guidOf } from './guid.ts';
import { SimulatedMicrosoftPerson } from './person.ts';
import type { UserRecord } from './person.ts';

export type DirectoryChange = { readonly person: SimulatedMicrosoftPerson; readonly change: 'updated' | 'deleted' };

type DirectoryOptions = {
  readonly now: () => number;
  readonly presenceTouched: (person: SimulatedMicrosoftPerson) => void;
};

/** The users of the simulated tenant, and the log of their changes that delta queries read. */
export class Directory {
  readonly changes: DirectoryChange[] = [];
  readonly #options: DirectoryOptions;
  readonly #byId = new Map<string, SimulatedMicrosoftPerson>();

  constructor(people: readonly SeedPerson[], options: DirectoryOptions) {
    this.#options = options;
    for (const seed of people) if (seed.upn !== undefined) this.join(seed);
  }

  /** A new account. A person who comes back under the same UPN needs another `objectId`, as in a real tenant. */
  join(seed: SeedPerson): SimulatedMicrosoftPerson {
    const person = new SimulatedMicrosoftPerson(recordOf(seed), {
      now: this.#options.now,
      presenceTouched: this.#options.presenceTouched,
      recordTouched: (changed, change) => this.changes.push({ person: changed, change }),
    });
    this.#byId.set(person.id.toLowerCase(), person);
    this.changes.push({ person, change: 'updated' });
    return person;
  }

  /** Everybody who has not left. */
  people(): SimulatedMicrosoftPerson[] {
    return [...this.#byId.values()].filter((person) => !person.isGone);
  }

  byId(id: string): SimulatedMicrosoftPerson | undefined {
    const person = this.#byId.get(id.toLowerCase());
    return person?.isGone === true ? undefined : person;
  }

  /** By object id or UPN, as `/users/{id | userPrincipalName}` does. */
  find(idOrUpn: string): SimulatedMicrosoftPerson | undefined {
    return this.byId(idOrUpn) ?? this.#first((person) => person.upn.toLowerCase() === idOrUpn.toLowerCase());
  }

  /** For tests: by UPN, object id or first name. */
  person(name: string): SimulatedMicrosoftPerson {
    const found =
      this.find(name) ?? this.#first((person) => person.record.givenName.toLowerCase() === name.toLowerCase());
    if (found === undefined) throw new Error(`Nobody in the simulated tenant is called ${name}`);
    return found;
  }

  #first(isMeant: (person: SimulatedMicrosoftPerson) => boolean): SimulatedMicrosoftPerson | undefined {
    return this.people().find(isMeant);
  }
}

function recordOf(seed: SeedPerson): UserRecord {
  const upn = seed.upn ?? '';
  const mail = seed.mail ?? upn;
  return {
    id: seed.objectId ?? guidOf(`user ${upn.toLowerCase()}`),
    userPrincipalName: upn,
    mail,
    displayName: `${seed.firstName} ${seed.familyName}`,
    givenName: seed.firstName,
    surname: seed.familyName,
    accountEnabled: true,
    userType: 'Member',
    businessPhones: seed.externalNumber === undefined ? [] : [seed.externalNumber],
    mobilePhone: seed.mobile ?? null,
    proxyAddresses: mail === upn ? [`SMTP:${mail}`] : [`SMTP:${mail}`, `smtp:${upn}`],
    otherMails: [],
  };
}
