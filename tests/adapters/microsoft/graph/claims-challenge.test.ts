import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { claimsChallenge } from '../../../../src/adapters/microsoft/graph/claims-challenge.ts';

const claims = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}';
const encoded = Buffer.from(claims).toString('base64');

test.each<[string | undefined, string | undefined]>([
  [`Bearer realm="", error="insufficient_claims", claims="${encoded}"`, claims],
  [`Bearer claims="${encoded}", error="insufficient_claims"`, claims],
  [`Bearer Claims="${Buffer.from(claims).toString('base64url')}"`, claims],
  [undefined, undefined],
  ['Bearer realm=""', undefined],
  ['Bearer claims=""', undefined],
  ['Bearer claims="not base64 of JSON"', undefined],
  [`Bearer claims="${Buffer.from('[1]').toString('base64')}"`, undefined],
  [`Bearer claims="${Buffer.from('"text"').toString('base64')}"`, undefined],
  [`Bearer xclaims="${encoded}"`, undefined],
])('%s', (header, expected) => {
  expect(claimsChallenge(header)).toBe(expected);
});

test('no header makes it fail', () => {
  fc.assert(fc.property(fc.string(), (text) => void claimsChallenge(`Bearer claims="${text}"`)));
});
