import { expect, test } from '@jest/globals';
import { chatNames, coversAll, namesByLogin } from '../../../../src/adapters/starface/xmpp/chat-names.ts';
import type { PbxUser } from '../../../../src/domain/person.ts';

const user = (id: string, login: string): PbxUser => ({ id, login, email: null, firstName: '', familyName: '' });
const anna = user('1', '101');
const ben = user('2', '102');
const cem = user('3', '103');

test('Login-IDs are taken for what they are, whatever their case', () => {
  const names = chatNames(new Set(['anna', '102']), [user('1', 'Anna'), ben], new Map());
  expect([...names]).toEqual([
    ['1', 'anna'],
    ['2', '102'],
  ]);
});

test('a PBX whose chat addresses are internal numbers is recognised', () => {
  const numbers = new Map([
    ['1', '21'],
    ['2', '22'],
  ]);
  expect(chatNames(new Set(['21', '22', '23']), [anna, ben], numbers).get('2')).toBe('22');
});

test('a login that is another person’s number is never taken for that person', () => {
  // Anna's login is Ben's number, Ben's login is Cem's number.
  const numbers = new Map([
    ['1', '900'],
    ['2', '101'],
    ['3', '102'],
  ]);
  const byNumber = chatNames(new Set(['900', '101', '102']), [anna, ben, cem], numbers);
  expect([...byNumber.values()]).toEqual(['900', '101', '102']);
  const byLogin = chatNames(new Set(['101', '102', '103']), [anna, ben, cem], numbers);
  expect([...byLogin.values()]).toEqual(['101', '102', '103']);
});

test('whoever has no internal number is nobody where numbers are the names', () => {
  const names = chatNames(
    new Set(['21', '22']),
    [anna, ben, cem],
    new Map([
      ['1', '21'],
      ['2', '22'],
    ]),
  );
  expect(names.has('3')).toBe(false);
});

test('numbers are only asked for where somebody is not found by his login', () => {
  expect(coversAll(namesByLogin([anna, ben]), new Set(['101', '102', '900']))).toBe(true);
  expect(coversAll(namesByLogin([anna, cem]), new Set(['101', '102']))).toBe(false);
});
