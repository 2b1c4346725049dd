import type { Pbx } from './pbx.ts';
import type { Group } from './groups.ts';
import { displayName, type Person } from './person.ts';

/** Source: REST `Account`, Swagger 6.7.0.22; `uuid` was seen on version 10. */
export type Account = {
  readonly accountId: number;
  readonly type: 'USER' | 'GROUP' | 'REMOTE_USER' | 'REMOTE_GROUP';
  readonly firstname: string;
  readonly lastname: string;
  readonly displayInformation: string;
  readonly federationname: string;
  readonly local: boolean;
  readonly primaryInternalPhoneNumber: string;
};

/** People of a federated PBX: they can be dialled and watched, not administrated. */
const REMOTE: readonly Account[] = [remote(900_001, 'Clara', 'Weiß', '801'), remote(900_002, 'David', 'Novak', '802')];

/** Everything that has a number and a lamp. */
export function accounts(pbx: Pbx): readonly Account[] {
  return [
    ...pbx.people().map((person) => userAccount(pbx, person)),
    ...pbx.groups.all().map((group) => groupAccount(pbx, group)),
    ...REMOTE,
  ];
}

export function accountById(pbx: Pbx, accountId: number): Account | undefined {
  const person = pbx.byId(accountId);
  if (person !== undefined) return userAccount(pbx, person);
  const group = pbx.groups.byId(accountId);
  if (group !== undefined) return groupAccount(pbx, group);
  return REMOTE.find((account) => account.accountId === accountId);
}

function userAccount(pbx: Pbx, person: Person): Account {
  return {
    accountId: person.userId,
    type: 'USER',
    firstname: person.firstName,
    lastname: person.familyName,
    displayInformation: displayName(person),
    federationname: '',
    local: true,
    primaryInternalPhoneNumber: pbx.internalNumber(person),
  };
}

function groupAccount(pbx: Pbx, group: Group): Account {
  return {
    accountId: group.id,
    type: 'GROUP',
    firstname: '',
    lastname: group.name,
    displayInformation: group.name,
    federationname: '',
    local: true,
    primaryInternalPhoneNumber: pbx.groups.numbersOf(group).find(({ type }) => type === 'INTERNAL')?.number ?? '',
  };
}

function remote(accountId: number, firstname: string, lastname: string, number: string): Account {
  return {
    accountId,
    type: 'REMOTE_USER',
    firstname,
    lastname,
    displayInformation: `${firstname} ${lastname} (Filiale)`,
    federationname: 'Filiale',
    local: false,
    primaryInternalPhoneNumber: number,
  };
}
