import { randomUUID } from 'node:crypto';
import type { JsonObject, Person } from './person.ts';

/** Source: REST `FunctionKey`, Swagger 6.7.0.22. */
export const FUNCTION_KEY_TYPES = [
  'SIGNALNUMBER',
  'SEPARATOR',
  'QUICKDIAL',
  'PHONEGENERICURL',
  'PHONEDTMF',
  'ADDRESSBOOK',
  'PHONECALLLIST',
  'PARKANDORBIT',
  'MODULEACTIVATION',
  'GROUPLOGIN',
  'FORWARDNUMBER',
  'FORWARD',
  'DONOTDISTURB',
  'COMPLETIONOFCALLSTOBUSYSUBSCRIBER',
  'BUSYLAMPFIELD',
] as const;

export type FunctionKeyType = (typeof FUNCTION_KEY_TYPES)[number];

/** What a client may say of a key. */
export type KeyContent = JsonObject & {
  readonly functionKeyType: FunctionKeyType;
  readonly name: string;
  readonly blfAccountId?: number;
};

export type FunctionKey = { readonly id: string; content: KeyContent };

/** A set of one person's keys; an empty place is undefined. */
export type KeySet = {
  readonly id: string;
  readonly name: string;
  readonly owner: Person;
  readonly places: (FunctionKey | undefined)[];
  /** Names of the telephones that show the set. */
  readonly phones: Set<string>;
};

export type KeyFault = {
  readonly position: number;
  readonly errorField: string;
  readonly functionKeyErrorType: 'DUPLICATE' | 'CORRUPT';
};

/** Keys of all persons; one set each, made at the first look. REST writes here, UCI reads lamps from here. */
export class FunctionKeys {
  /** No public source names a limit; a test may set one. */
  maxKeys = Number.POSITIVE_INFINITY;
  readonly #sets = new Map<Person, KeySet>();

  setOf(person: Person): KeySet {
    const known = this.#sets.get(person);
    if (known !== undefined) return known;
    const phones = new Set(person.phones.filter(({ isIFMC }) => !isIFMC).map(({ name }) => name));
    const set: KeySet = { id: randomUUID(), name: 'Standard', owner: person, places: [], phones };
    this.#sets.set(person, set);
    return set;
  }

  forget(person: Person): void {
    this.#sets.delete(person);
  }

  /** At the end, or at a place whose key and all behind it move on. */
  insert(set: KeySet, content: KeyContent, position?: number): FunctionKey {
    const key: FunctionKey = { id: randomUUID(), content };
    if (position === undefined || position >= set.places.length) {
      while (position !== undefined && set.places.length < position) set.places.push(undefined);
      set.places.push(key);
    } else set.places.splice(position, 0, key);
    return key;
  }

  remove(set: KeySet, key: FunctionKey): void {
    const place = set.places.indexOf(key);
    if (place === -1) return;
    set.places[place] = undefined;
    while (set.places.length > 0 && set.places.at(-1) === undefined) set.places.pop();
  }

  /** Ids in their new order, `''` for an empty place; a key that is not named goes to the end. */
  reorder(set: KeySet, order: readonly string[]): void {
    const keys = keysIn(set);
    const placed = order.map((id) => keys.find((key) => key.id === id));
    const rest = keys.filter((key) => !placed.includes(key));
    set.places.splice(0, set.places.length, ...placed, ...rest);
  }
}

export function keysIn(set: KeySet): readonly FunctionKey[] {
  return set.places.filter((key) => key !== undefined);
}

/** What is wrong with a key in this set: a target twice, or a member that its type needs. */
export function faultOf(
  set: KeySet,
  content: KeyContent,
  position: number,
  accountExists: (accountId: number) => boolean,
  self?: FunctionKey,
): KeyFault | undefined {
  const needed = NEEDED[content.functionKeyType];
  if (needed !== undefined && isMissing(content[needed])) {
    return { position, errorField: needed, functionKeyErrorType: 'CORRUPT' };
  }
  if (content.functionKeyType !== 'BUSYLAMPFIELD') return undefined;
  const errorField = 'blfAccountId';
  const target = content.blfAccountId;
  if (target === undefined || !accountExists(target)) {
    return { position, errorField, functionKeyErrorType: 'CORRUPT' };
  }
  const twin = keysIn(set).some((key) => key !== self && key.content.blfAccountId === target);
  return twin ? { position, errorField, functionKeyErrorType: 'DUPLICATE' } : undefined;
}

const NEEDED: Partial<Record<FunctionKeyType, string>> = {
  QUICKDIAL: 'directCallTargetnumber',
  PHONEGENERICURL: 'genericURL',
  PHONEDTMF: 'dtmf',
  FORWARD: 'forwardType',
  BUSYLAMPFIELD: 'blfAccountId',
};

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
