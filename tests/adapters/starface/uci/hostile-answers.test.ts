import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCallInfo } from '../../../../src/adapters/starface/lamps/lamp-verdict.ts';
import { decodeCallList } from '../../../../src/adapters/starface/uci/call-list.ts';
import { decodeCallState } from '../../../../src/adapters/starface/uci/call-state.ts';
import { readFunctionKeys, toFunctionKey } from '../../../../src/adapters/starface/uci/function-key.ts';
import { capabilitiesOf } from '../../../../src/adapters/starface/uci/provided.ts';
import { decodeVoicemails } from '../../../../src/adapters/starface/uci/voicemail.ts';
import { isStruct, stringsOf, XmlRpcDateTime } from '../../../../src/adapters/starface/uci/xml-rpc/value.ts';
import type { XmlRpcValue } from '../../../../src/adapters/starface/uci/xml-rpc/value.ts';
import { OutsideError } from '../../../../src/bridge/ports.ts';

/** Member names that the readers look for, so that a random struct comes close to a real one. */
const name = fc.oneof(
  fc.constantFrom(
    ...['id', 'state', 'timestamp', 'callerNumber', 'calledNumber', 'groupID', 'entries', 'totalCount', 'direction'],
    ...['result', 'startTime', 'duration', 'functionKeyType', 'type', 'telephonyState', 'userState', 'name', 'folder'],
    ...['connectedTimestamp', 'conferenceRoomId', 'imageHash', '__proto__', 'constructor', 'toString'],
  ),
  fc.string({ maxLength: 8 }),
);

const word = fc.constantFrom(
  ...['CONNECTED', 'RINGING', 'connected', 'HANGUP', 'BUSY_LAMP_FIELD', 'ACTIVE', 'INBOUND', 'MISSED', '', '__proto__'],
);

const value = fc.letrec<{ value: XmlRpcValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.boolean(),
    fc.integer(),
    fc.double(),
    fc.constant(null),
    fc.uint8Array({ maxLength: 8 }),
    fc.oneof(fc.constant('20261124T09:15:02'), fc.string()).map((text) => new XmlRpcDateTime(text)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 6, noNullPrototype: false }),
  ),
})).value;

const zone = 'Europe/Berlin';

test.each<readonly [string, (answer: XmlRpcValue) => unknown]>([
  ['a call list', (answer) => decodeCallList(answer, zone)],
  ['voicemail', (answer) => decodeVoicemails(answer, zone)],
  ['function keys', (answer) => readFunctionKeys(answer).map(toFunctionKey)],
  ['the calls behind a lamp', readCallInfo],
  ['a call', (answer) => (isStruct(answer) ? decodeCallState(answer) : null)],
  ['what the PBX provides', (answer) => capabilitiesOf(stringsOf(answer))],
])('%s of any shape is read or refused, and nothing else happens', (_, read) => {
  fc.assert(
    fc.property(value, (answer) => {
      try {
        read(answer);
      } catch (error) {
        expect(error).toBeInstanceOf(OutsideError);
      }
    }),
    { numRuns: 2_000 },
  );
});
