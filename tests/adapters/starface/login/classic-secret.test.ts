import { expect, test } from '@jest/globals';
import { restSecret, uciToken } from '../../../../src/adapters/starface/login/classic-secret.ts';

test('the REST secret is the one of the published form', () => {
  expect(restSecret('Internal', '0001', 'nonce-1', 'foobar')).toBe(
    '0001:2c1ee46be9be8b6269e421431d5cee28c88840a221ec48c69b04c94126201d97259882bb28baf93bea3e91177d4b9b6f83575800a09905a1f55f9cdb791c88aa',
  );
});

test('the Active Directory secret is the base64 of login, nonce and password', () => {
  expect(restSecret('ActiveDirectory', '0001', 'nonce-1', 'foobar')).toBe('MDAwMW5vbmNlLTFmb29iYXI=');
});

test('the UCI token is the one of the published form', () => {
  expect(uciToken('0001', 'foobar')).toBe(
    '0001:d439e5d24e358a90dcea95a8983527b5b6a716818c58368d5d616908df03423fada0aaed9512a6ecf3dcdcf56d2204a877e0d34adc97ace30f0d46b50853db7c',
  );
  expect(uciToken('123', 'Pass123')).toMatch(/^123:81d8af78c98b153485f7d48e3437eb73/);
});

test('letters beyond ASCII are hashed as UTF-8', () => {
  expect(Buffer.from(restSecret('ActiveDirectory', 'ö', 'n', 'ß€'), 'base64').toString('utf8')).toBe('önß€');
});
