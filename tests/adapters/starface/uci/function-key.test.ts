import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFunctionKeys, toFunctionKey } from '../../../../src/adapters/starface/uci/function-key.ts';
import { readMethodResponse } from '../../../../src/adapters/starface/uci/xml-rpc/read.ts';
import { writeMethodResponse } from '../../../../src/adapters/starface/uci/xml-rpc/write.ts';

const lamp = { id: '9f', functionKeyType: 'BUSY_LAMP_FIELD', name: '1012 Anna Muster', imageHash: '' };

test.each([
  ['beside the others', { telephonyState: 'ACTIVE' }, 'ACTIVE'],
  ['in lower case', { telephonyState: 'ringing' }, 'RINGING'],
  ['under another name', { blfState: 'AVAILABLE' }, 'AVAILABLE'],
  ['one level down', { userState: { telephonyState: 'QUEUE_PAUSE' } }, 'QUEUE_PAUSE'],
  ['in properties', { properties: { state: 'UNAVAILABLE' } }, 'UNAVAILABLE'],
  ['beside a state of something else', { state: 'CONFIGURED', keyState: 'ACTIVE' }, 'ACTIVE'],
  ['with a word that nobody knows', { telephonyState: 'DANCING' }, null],
  ['nowhere', {}, null],
])('the state of a lamp is found %s', (_, members, state) => {
  expect(readFunctionKeys([{ ...lamp, ...members }])[0]).toMatchObject({ kind: 'BUSYLAMPFIELD', state });
});

test.each(['BUSY_LAMP_FIELD', 'BUSYLAMPFIELD', 'busy_lamp_field'])('%s is a lamp', (functionKeyType) => {
  expect(readFunctionKeys([{ ...lamp, functionKeyType }])[0]?.kind).toBe('BUSYLAMPFIELD');
});

test('keys may come as a list or by id, and what is no key is left out', () => {
  expect(readFunctionKeys({ '9f': lamp })).toHaveLength(1);
  expect(readFunctionKeys([lamp, null, 'x', {}, []])).toHaveLength(1);
  expect(readFunctionKeys('x')).toEqual([]);
  expect(readFunctionKeys(null)).toEqual([]);
});

test('member names are told for the self-test, values are not', () => {
  const [key] = readFunctionKeys([{ ...lamp, userState: { chatPresenceMessage: 'geheim' } }]);
  expect(key?.members).toEqual([
    'id',
    'functionKeyType',
    'name',
    'imageHash',
    'userState',
    'userState.chatPresenceMessage',
  ]);
  expect(JSON.stringify(key?.members)).not.toContain('geheim');
});

test.each([
  ['ACTIVE', 'busy'],
  ['RINGING', 'ringing'],
  ['AVAILABLE', 'free'],
  ['UNAVAILABLE', 'free'],
  ['QUEUE_PAUSE', 'free'],
  ['', null],
])('a lamp that is %p shows %p', (telephonyState, shown) => {
  const [key] = readFunctionKeys([{ ...lamp, telephonyState }]);
  expect(key === undefined ? null : toFunctionKey(key)).toEqual({
    id: '9f',
    name: '1012 Anna Muster',
    kind: 'BUSYLAMPFIELD',
    lamp: shown,
  });
});

test('whatever a PBX answers, reading it never fails', () => {
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.string(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom('id', 'type', 'state', 'userState', 'name', 'toString'), tie('value')),
    ),
  })).value;
  fc.assert(
    fc.property(value, (given) => {
      const answer = readMethodResponse(Buffer.from(writeMethodResponse(given as string)));
      if (answer.kind === 'value') readFunctionKeys(answer.value);
    }),
  );
});
