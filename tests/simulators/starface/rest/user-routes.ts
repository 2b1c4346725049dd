import { badRequest, json, noContent, notFound } from '../http/exchange.ts';
import type { Pbx } from '../pbx/pbx.ts';
import { displayName, type JsonObject, type Person } from '../pbx/person.ts';
import { accessible } from './phone-config-routes.ts';
import { demand, type RestRoute } from './rest-request.ts';

export const userRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/users',
    operation: 'getUsers',
    handle: (request, caller) => {
      // Assumed: whoever does not administrate users sees himself only; the vendor says "those visible to the caller".
      const visible = request.pbx.may(caller, 'admin_user_perm') ? request.pbx.people() : [caller];
      return json(visible.filter((person) => matches(person, request.query('searchTerm'))).map(userView));
    },
  },
  { method: 'GET', path: '/users/me', operation: 'getMe', handle: (_request, caller) => json(userView(caller)) },
  {
    method: 'POST',
    path: '/users',
    operation: 'createUser',
    writes: (request) => withoutPassword(request.peekBody()),
    handle: (request, caller) => {
      demand(request.pbx, caller, 'admin_user_perm');
      createUser(request.pbx, request.object());
      return { status: 201 };
    },
  },
  {
    method: 'GET',
    path: '/users/{userId}',
    operation: 'getUser',
    handle: (request, caller) => json(userView(accessible(request, caller))),
  },
  {
    method: 'PUT',
    path: '/users/{userId}',
    operation: 'updateUser',
    writes: (request) => withoutPassword(request.peekBody()),
    writesFor: (request) => request.targetName(),
    handle: (request, caller) => {
      const person = accessible(request, caller);
      updateUser(request.pbx, person, request.object());
      return noContent;
    },
  },
  {
    method: 'DELETE',
    path: '/users/{userId}',
    operation: 'deleteUser',
    writes: () => null,
    writesFor: (request) => request.targetName(),
    handle: (request, caller) => {
      demand(request.pbx, caller, 'admin_user_perm');
      const person = request.target();
      if (person === undefined) throw notFound(`There is no user ${request.param('userId')}.`);
      request.pbx.removePerson(person);
      return noContent;
    },
  },
];

export function userView(person: Person): JsonObject {
  return {
    ...person.profile,
    id: person.userId,
    personId: person.personId,
    login: person.login,
    firstName: person.firstName,
    familyName: person.familyName,
    email: person.email,
  };
}

export function matches(person: Person, searchTerm: string | undefined): boolean {
  if (searchTerm === undefined) return true;
  const text = `${person.login} ${displayName(person)} ${person.email}`.toLowerCase();
  return text.includes(searchTerm.toLowerCase());
}

function createUser(pbx: Pbx, body: JsonObject): void {
  const login = loginOf(body);
  const password = body['password'];
  if (typeof password !== 'string' || password.length < 8) throw badRequest('The password needs 8 characters.');
  checkUser(pbx, body);
  const person = pbx.addPerson({
    login,
    password,
    firstName: '',
    familyName: '',
    email: '',
    internalNumber: login.replace(/\D/g, '') || '999',
  });
  updateUser(pbx, person, body);
  person.mustChangePassword = true;
}

const NAMES = ['firstName', 'familyName', 'email'] as const;

function checkUser(pbx: Pbx, body: JsonObject, self?: Person): void {
  for (const name of NAMES) if (typeof body[name] !== 'string') throw badRequest(`${name} must be a string.`);
  const login = loginOf(body);
  const holder = pbx.byLogin(login);
  if (holder !== undefined && holder !== self) throw badRequest(`The login ${login} is taken.`);
}

function updateUser(pbx: Pbx, person: Person, body: JsonObject): void {
  checkUser(pbx, body, person);
  pbx.changeLogin(person, loginOf(body));
  for (const name of NAMES) person[name] = String(body[name]);
  if (typeof body['password'] === 'string' && body['password'] !== '') person.password = body['password'];
  pbx.refreshContact(person);
  const own = new Set(['id', 'personId', 'login', 'password', ...NAMES]);
  for (const [key, value] of Object.entries(body)) if (!own.has(key)) person.profile[key] = value;
}

/** Public clients send the login as a number now and then. */
function loginOf(body: JsonObject): string {
  const { login } = body;
  if (typeof login === 'number') return String(login);
  if (typeof login !== 'string' || login === '') throw badRequest('login must be a string.');
  return login;
}

function withoutPassword(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return null;
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'password'));
}
