import type { Pbx } from './pbx.ts';
import type { Person } from './person.ts';

/** By login, e-mail, user id or first name, in this order: a login that looks like another one's id stays a login. */
export function findPerson(pbx: Pbx, key: string): Person | undefined {
  const people = pbx.people();
  const lower = key.toLowerCase();
  return (
    pbx.byLogin(key) ??
    people.find(({ email, userId }) => email.toLowerCase() === lower || String(userId) === key) ??
    people.find(({ firstName }) => firstName.toLowerCase() === lower)
  );
}
