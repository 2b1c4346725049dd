import { z } from 'zod';
import { json, noContent, notFound } from '../http/exchange.ts';
import type { Tag } from '../pbx/contacts.ts';
import type { Person } from '../pbx/person.ts';
import { reader } from './contact-routes.ts';
import { behalfName } from './on-behalf.ts';
import { cut, pagingOf } from './paging.ts';
import { demand, type RestRequest, type RestRoute } from './rest-request.ts';

const tagBody = z.looseObject({ name: z.string().min(1), alias: z.string().nullish(), owner: z.string().nullish() });

const writes = (request: RestRequest): unknown => request.peekBody();
const writesFor = (request: RestRequest): string | undefined => behalfName(request, 'userId');

/** Folders of the address book. An empty owner is the whole company, which an administrator writes (assumed). */
export const tagRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/contacts/tags',
    operation: 'getTags',
    handle: (request, caller) => {
      const tags = request.pbx.contacts.tags(reader(request, caller));
      return json(cut(tags, pagingOf(request), ({ name }) => name).items);
    },
  },
  {
    method: 'POST',
    path: '/contacts/tags',
    operation: 'createTag',
    writes,
    writesFor,
    handle: (request, caller) => {
      const person = reader(request, caller);
      const { name, alias, owner } = request.checked(tagBody);
      if (owner === '') demand(request.pbx, caller, 'admin_perm');
      return json(request.pbx.contacts.addTag(name, owner ?? String(person.userId), alias ?? ''), 201);
    },
  },
  {
    method: 'GET',
    path: '/contacts/tags/{tagId}',
    operation: 'getTag',
    handle: (request, caller) => json(tagOf(request, caller)),
  },
  {
    method: 'PUT',
    path: '/contacts/tags/{tagId}',
    operation: 'updateTag',
    writes,
    writesFor,
    handle: (request, caller) => {
      const tag = writable(request, caller);
      const { name, alias } = request.checked(tagBody);
      tag.name = name;
      tag.alias = alias ?? '';
      return noContent;
    },
  },
  {
    // Source: the specification gives this one operation no `userId`.
    method: 'DELETE',
    path: '/contacts/tags/{tagId}',
    operation: 'deleteTag',
    writes: (request) => request.param('tagId'),
    handle: (request, caller) => {
      request.pbx.contacts.removeTag(writable(request, caller));
      return noContent;
    },
  },
];

function tagOf(request: RestRequest, caller: Person): Tag {
  const tag = request.pbx.contacts.tags(reader(request, caller)).find(({ id }) => id === request.param('tagId'));
  if (tag === undefined) throw notFound('The tag is unknown.');
  return tag;
}

function writable(request: RestRequest, caller: Person): Tag {
  const tag = tagOf(request, caller);
  if (tag.owner === '') demand(request.pbx, caller, 'admin_perm');
  return tag;
}
