import { expect, test } from '@jest/globals';
import { phoneName } from '../../../src/addin/dialling/phone-name.ts';

test.each([
  ['SIP/101.snomd785', 'SIP/101.snomd785', '101.snomd785'],
  ['SIP/1004.WinClient', 'SIP/1004.WinClient', '1004.WinClient'],
  ['PJSIP/Empfang', 'PJSIP/Empfang', 'Empfang'],
  ['SIP/16', 'SIP/16', 'SIP/16'],
  ['SIP/16', 'Desk', 'Desk'],
  ['SIP/16', 'SIP/Desk', 'SIP/Desk'],
  ['17', '17', '17'],
  ['a/b/c', 'a/b/c', 'b/c'],
  ['SIP/', 'SIP/', 'SIP/'],
])('the phone %s that is called %s is shown as %s', (id, name, shown) => {
  expect(phoneName({ id, name })).toBe(shown);
});
