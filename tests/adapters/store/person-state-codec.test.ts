import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { z } from 'zod';
import {
  decodeState,
  durable,
  encodeState,
  seen,
  stateVersion,
} from '../../../src/adapters/store/person-state-codec.ts';
import { newPersonState } from '../../../src/domain/person-state.ts';
import { busyState } from './sample-states.ts';

type Accepted<Schema extends Readonly<Record<string, z.ZodType>>> = {
  readonly [Member in keyof Schema]: z.input<Schema[Member]>;
};

test('whatever the domain calls a state is understood when it is read back', () => {
  // The assignment is the compiler's half of this test: a value that the domain gains has to be gained here too.
  const accepted: { readonly durable: Accepted<typeof durable>; readonly seen: Accepted<typeof seen> } = busyState;
  expect(decodeState(stateVersion, encodeState(accepted))).toEqual({ state: busyState, lost: [] });
  expect(decodeState(stateVersion, encodeState(newPersonState))).toEqual({ state: newPersonState, lost: [] });
});

test('every member of a state is checked when it is read', () => {
  expect(Object.keys(durable).sort()).toEqual(Object.keys(newPersonState.durable).sort());
  expect(Object.keys(seen).sort()).toEqual(Object.keys(newPersonState.seen).sort());
});

test('a member that an older version did not write is new', () => {
  const older = JSON.stringify({ durable: { dndOn: true }, seen: {} });
  expect(decodeState(stateVersion, older)).toEqual({
    state: { ...newPersonState, durable: { ...newPersonState.durable, dndOn: true } },
    lost: [],
  });
});

test('a member that this version does not know yet is kept', () => {
  const newer = JSON.stringify({ durable: { ...busyState.durable, later: 1 }, seen: busyState.seen });
  expect(decodeState(stateVersion, newer).state.durable).toEqual({ ...busyState.durable, later: 1 });
});

test('reading never fails, whatever the text, and always brings a whole state', () => {
  const members = Object.keys(newPersonState.durable);
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record({ durable: fc.dictionary(fc.constantFrom(...members), fc.jsonValue()), seen: fc.object() })
      .map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(fc.oneof(fc.constant(stateVersion), fc.integer()), text, (version, json) => {
      const { state } = decodeState(version, json);
      expect(Object.keys(state.durable)).toEqual(expect.arrayContaining(members));
      expect(decodeState(stateVersion, encodeState(state)).lost).toEqual([]);
    }),
  );
});
