import type { FunctionKey } from '../../../domain/telephone.ts';
import { label } from './call-state.ts';
import { isStruct, textOf } from './xml-rpc/value.ts';
import type { XmlRpcStruct, XmlRpcValue } from './xml-rpc/value.ts';

/** The PBX's own words for a user's lamp (UCI javadoc, enum `TelephonyState`). */
export const lampStates = ['ACTIVE', 'AVAILABLE', 'QUEUE_PAUSE', 'RINGING', 'UNAVAILABLE'] as const;

export type LampState = (typeof lampStates)[number];

/** A function key as `getFunctionKeys` tells it. */
export type ReadKey = {
  readonly id: string;
  readonly name: string;
  /** Upper case without underscores, as REST spells it: `BUSYLAMPFIELD`. */
  readonly kind: string;
  /** Null where none of the known members holds a known state. */
  readonly state: LampState | null;
  /** Member names only, for the self-test. */
  readonly members: readonly string[];
};

const typeMembers = ['functionKeyType', 'type'];
const stateMembers = ['telephonyState', 'state', 'functionKeyState', 'blfState', 'keyState'];
const nestedMembers = ['userState', 'properties'];

/**
 * Reads keys tolerantly: of the members only `imageHash` is public, so type and state are looked for under every name
 * that a sibling of this request uses, beside the others or one level down.
 */
export function readFunctionKeys(answer: XmlRpcValue): readonly ReadKey[] {
  const list: readonly XmlRpcValue[] = Array.isArray(answer) ? answer : isStruct(answer) ? Object.values(answer) : [];
  return list.flatMap((entry) => (isStruct(entry) ? readKey(entry) : []));
}

function readKey(struct: XmlRpcStruct): readonly ReadKey[] {
  const id = textOf(struct, 'id') ?? '';
  const kind = firstText(struct, typeMembers)?.toUpperCase().replaceAll('_', '') ?? '';
  if (id === '' && kind === '') return [];
  return [{ id, name: label(textOf(struct, 'name')) ?? '', kind, state: stateOf(struct), members: membersOf(struct) }];
}

function stateOf(struct: XmlRpcStruct): LampState | null {
  const nested = nestedMembers.map((member) => struct[member]).filter((value) => isStruct(value));
  for (const holder of [struct, ...nested]) {
    const word = stateMembers
      .map((member) => textOf(holder, member)?.trim().toUpperCase())
      .find((text) => lampStates.some((state) => state === text));
    const state = lampStates.find((candidate) => candidate === word);
    if (state !== undefined) return state;
  }
  return null;
}

function membersOf(struct: XmlRpcStruct): readonly string[] {
  return Object.entries(struct).flatMap(([name, value]) =>
    isStruct(value) ? [name, ...Object.keys(value).map((inner) => `${name}.${inner}`)] : [name],
  );
}

function firstText(struct: XmlRpcStruct, members: readonly string[]): string | undefined {
  return members.map((member) => textOf(struct, member)).find((text) => text !== undefined && text !== '');
}

export function toFunctionKey(key: ReadKey): FunctionKey {
  return { id: key.id, name: key.name, kind: key.kind, lamp: key.state === null ? null : lampOf(key.state) };
}

function lampOf(state: LampState): FunctionKey['lamp'] {
  if (state === 'ACTIVE') return 'busy';
  return state === 'RINGING' ? 'ringing' : 'free';
}
