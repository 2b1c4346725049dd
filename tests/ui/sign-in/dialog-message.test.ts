import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerOf, questionFragment, questionIn, questionOf } from '../../../src/ui/sign-in/dialog-message.ts';

const state = 'a-state-that-is-long-enough';
const question = { state, language: 'de', theme: 'dark', claims: '{"a":"ü"}', loginHint: 'jürgen@x.example' } as const;

test('a question arrives as it was asked, whatever stands before and behind it', () => {
  const fragment = questionFragment(question);
  expect(fragment).toMatch(/^#ask=[\w-]+$/);
  for (const whole of [
    fragment,
    `${fragment}&_xdm_Info=x|y`,
    `${fragment}?_host_Info=Outlook$Web`,
    `#a=1&${fragment.slice(1)}`,
  ]) {
    expect(questionIn(whole)).toEqual(question);
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (claims) => {
      expect(questionIn(questionFragment({ state, language: 'en', theme: 'light', claims }))?.claims).toBe(claims);
    }),
  );
});

test('what is no question is none: Microsoft’s answer, rubbish, a state that could be guessed', () => {
  for (const fragment of ['', '#', '#code=0.AX&state=s', '#ask=', '#ask=%%%', '#ask=bm9wZQ', '#ask=bnVsbA']) {
    expect(questionIn(fragment)).toBeNull();
  }
  expect(questionOf(JSON.stringify({ ...question, state: 'short' }))).toBeNull();
  expect(questionOf(null)).toBeNull();
});

test('unknown looks fall back, and members of other kinds are left out', () => {
  const odd = { state, language: 'fr', theme: 7, claims: 1, loginHint: {}, more: true };
  expect(questionOf(JSON.stringify(odd))).toEqual({ state, language: 'en', theme: 'light' });
});

test('answers are taken with their known members only', () => {
  const done = { kind: 'done', state, accessToken: 'token', expiresAt: 1, loginHint: 'a@x.example' };
  expect(answerOf(JSON.stringify({ ...done, more: 1 }))).toEqual(done);
  expect(answerOf(JSON.stringify({ ...done, expiresAt: 'soon', loginHint: 3 }))).toEqual({
    ...done,
    expiresAt: null,
    loginHint: null,
  });
  const failed = { kind: 'failed', state, reason: 'offline', code: 'no_network_connectivity' };
  expect(answerOf(JSON.stringify(failed))).toEqual(failed);
  // A code is shown: nothing that reads like a sentence gets through.
  expect(answerOf(JSON.stringify({ ...failed, code: 'call <b>0900</b> now' }))).toMatchObject({ code: 'unknown' });
});

test('anything else is no answer, and nothing throws', () => {
  const done = { kind: 'done', state, accessToken: 'token', expiresAt: 1, loginHint: null };
  for (const wrong of [
    { ...done, accessToken: '' },
    { ...done, accessToken: null },
    { ...done, state: undefined },
    { ...done, kind: 'other' },
    { kind: 'failed', state, reason: 'toString', code: 'x' },
    null,
    [],
    'text',
  ]) {
    expect(answerOf(JSON.stringify(wrong))).toBeNull();
  }
  fc.assert(
    fc.property(fc.anything(), (thing) => {
      expect(answerOf(thing)).toBeNull();
    }),
  );
});
