import { z } from 'zod';
import { badRequest, json, notFound } from '../http/exchange.ts';
import { permissions } from '../pbx/permissions.ts';
import type { Person } from '../pbx/person.ts';
import { demand, type RestRequest, type RestRoute } from './rest-request.ts';
import { userView } from './user-routes.ts';

const ids = z.array(z.number().int());

/** Reading the list of rights is open to everybody who is logged in (assumed); the rest is administration. */
export const permissionRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/permissions', operation: 'getPermissions', handle: () => json(permissions) },
  {
    method: 'GET',
    path: '/permissions/users/{userId}',
    operation: 'getUserPermissions',
    handle: (request, caller) => {
      const person = target(request, caller);
      return json(permissions.filter(({ id }) => person.permissions.has(id)));
    },
  },
  {
    method: 'PUT',
    path: '/permissions/users/{userId}',
    operation: 'setUserPermissions',
    writes: (request) => request.peekBody(),
    writesFor: (request) => request.targetName(),
    handle: (request, caller) => {
      const person = target(request, caller);
      const wanted = request.checked(ids);
      for (const id of wanted) checkPermission(id);
      person.permissions = new Set(wanted);
      return { status: 200 };
    },
  },
  {
    method: 'GET',
    path: '/permissions/{permissionId}/users',
    operation: 'getPermissionUsers',
    handle: (request, caller) => {
      demand(request.pbx, caller, 'admin_user_perm');
      const id = permissionOf(request);
      return json(
        request.pbx
          .people()
          .filter((person) => person.permissions.has(id))
          .map((person) => userView(person)),
      );
    },
  },
  {
    method: 'PUT',
    path: '/permissions/{permissionId}/users',
    operation: 'setPermissionUsers',
    writes: (request) => request.peekBody(),
    writesFor: () => '',
    handle: (request, caller) => {
      demand(request.pbx, caller, 'admin_user_perm');
      const id = permissionOf(request);
      const granted = request.flag('granted');
      if (granted === undefined) throw badRequest('granted is missing.');
      const people = request.checked(ids).map((userId) => {
        const person = request.pbx.byId(userId);
        if (person === undefined) throw notFound(`There is no user ${userId}.`);
        return person;
      });
      for (const person of people) {
        if (granted) person.permissions.add(id);
        else person.permissions.delete(id);
      }
      return { status: 200 };
    },
  },
];

function target(request: RestRequest, caller: Person): Person {
  const person = request.target();
  if (person !== caller || request.exchange.method !== 'GET') demand(request.pbx, caller, 'admin_user_perm');
  if (person === undefined) throw notFound(`There is no user ${request.param('userId')}.`);
  return person;
}

function checkPermission(id: number): void {
  if (!permissions.some((permission) => permission.id === id)) throw badRequest(`There is no permission ${id}.`);
}

function permissionOf(request: RestRequest): number {
  const id = Number(request.param('permissionId'));
  if (!permissions.some((permission) => permission.id === id)) throw notFound('The permission is unknown.');
  return id;
}
