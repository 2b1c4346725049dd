import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanText } from '../../../../src/adapters/starface/xmpp/chat-presence.ts';
import { PeoplePresence } from '../../../../src/adapters/starface/xmpp/people-presence.ts';

test('controls and characters that turn the direction of writing are taken out of a text', () => {
  expect(cleanText('Chef\u202e gnp.exe\u0000\u0007\u2066x\u2069')).toBe('Chef gnp.exex');
  expect(cleanText('  zwei\r\nZeilen\tund\u2028mehr  ')).toBe('zwei Zeilen und mehr');
});

test('letters of all scripts and joined signs stay', () => {
  expect(cleanText('Zürich 日本 שלום 👩‍💻')).toBe('Zürich 日本 שלום 👩‍💻');
});

test('a text has at most 200 characters, of which none is cut in half', () => {
  expect([...cleanText('😀'.repeat(300))]).toEqual(Array.from({ length: 200 }, () => '😀'));
});

test('whatever comes, the text is well-formed, short and the same when cleaned again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
      const clean = cleanText(text);
      expect(clean.isWellFormed()).toBe(true);
      expect([...clean].length).toBeLessThanOrEqual(200);
      expect(cleanText(clean)).toBe(clean);
    }),
  );
});

test('the latest word of a person wins, and the one before when that place goes', () => {
  const people = new PeoplePresence();
  people.apply('0101', 'app', { state: 'available', text: '' });
  expect(people.apply('0101', 'mobile', { state: 'away', text: 'unterwegs' }).state).toBe('away');
  expect(people.apply('0101', 'mobile', { state: 'unavailable', text: '' }).state).toBe('available');
  expect(people.apply('0101', 'app', { state: 'unavailable', text: 'Feierabend' })).toEqual({
    state: 'unavailable',
    text: 'Feierabend',
  });
});

test('unavailable without a place means all of them', () => {
  const people = new PeoplePresence();
  people.apply('0101', 'app', { state: 'available', text: '' });
  people.apply('0101', 'mobile', { state: 'away', text: '' });
  expect(people.apply('0101', '', { state: 'unavailable', text: '' }).state).toBe('unavailable');
});
