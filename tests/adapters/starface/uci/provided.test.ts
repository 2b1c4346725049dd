import { expect, test } from '@jest/globals';
import { capabilitiesOf, documentedCapabilities } from '../../../../src/adapters/starface/uci/provided.ts';

test('a PBX that names services offers what they hold', () => {
  const provided = capabilitiesOf([
    'ucp.v30.requests.connection',
    'ucp.v30.requests.call',
    'ucp.v30.requests.callList',
  ]);
  expect(provided).toEqual(['call.place', 'call.hangUp', 'call.hold', 'call.forward', 'call.conference', 'callList']);
});

test('a PBX that names methods offers those', () => {
  const provided = capabilitiesOf([
    'ucp.v30.requests.connection.login',
    'ucp.v30.requests.call.placeCallWithPhone',
    'ucp.v30.requests.call.hangupCall',
    'ucp.v30.requests.userState',
  ]);
  expect(provided).toEqual(['call.place', 'call.hangUp', 'chatStatus', 'dnd']);
});

test('mixed spellings of the oldest dialect are understood', () => {
  expect(capabilitiesOf(['ucp.v20.server.connection', 'ucp.v20.server.communication.call'])).toContain('call.place');
});

test.each([[[]], [['something', 'else']]])(
  'an answer that names no request service, %j, is no information',
  (names) => {
    expect(capabilitiesOf(names)).toEqual(documentedCapabilities);
  },
);
