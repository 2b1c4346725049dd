import { expect, test } from '@jest/globals';
import { SignatureCheck, signCompanionMessage } from '../../../../src/adapters/starface/companion/signature.ts';

const body = Buffer.from('{}');
const seconds = 1_795_507_200;
const at = { timestamp: String(seconds), nonce: 'abcdefghijklmnop' };
/** The vector that the contract prints for authors of modules. */
const signature = 'v1=9fa00b75a70061aedc761e6a8cb90c298427cb2b3610892d247c6b07d11a768e';

test('the signature is the one of the published vector', () => {
  expect(signCompanionMessage('secret', at.timestamp, at.nonce, body)).toBe(signature);
  const check = new SignatureCheck('secret');
  expect(check.judge({ ...at, signature }, body, seconds * 1000)).toBe('genuine');
});

test('of a message without a right signature nothing more is said, not even that it is old', () => {
  const check = new SignatureCheck('secret');
  const forged = signature.replace(/.$/, 'f');
  expect(check.judge({ ...at, signature: forged }, body, 0)).toBe('forged');
  expect(check.judge({ ...at, signature }, body, 0)).toBe('stale');
});

test('a forged message uses no nonce up', () => {
  const check = new SignatureCheck('secret');
  check.judge({ ...at, signature: 'v1=' }, body, seconds * 1000);
  expect(check.judge({ ...at, signature }, body, seconds * 1000)).toBe('genuine');
  expect(check.judge({ ...at, signature }, body, seconds * 1000)).toBe('replayed');
});
