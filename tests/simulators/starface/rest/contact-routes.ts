import { z } from 'zod';
import { json, noContent, notFound, Refusal } from '../http/exchange.ts';
import { contactsScheme, phoneNumbersBlock, summaryBlock, valueOf, type Block, type Contact } from '../pbx/contacts.ts';
import type { Pbx } from '../pbx/pbx.ts';
import type { JsonObject, Person } from '../pbx/person.ts';
import { behalfName, onBehalf } from './on-behalf.ts';
import { cut, pagingOf } from './paging.ts';
import { demand, type RestRequest, type RestRoute } from './rest-request.ts';

const contactBody = z.looseObject({
  blocks: z.array(
    z.looseObject({
      name: z.string().nullish(),
      attributes: z.array(z.looseObject({ name: z.string(), displayKey: z.string(), value: z.string().nullish() })),
    }),
  ),
  tags: z.array(z.looseObject({ id: z.string().nullish(), name: z.string() })),
});

const writes = (request: RestRequest): unknown => request.peekBody();
const writesFor = (request: RestRequest): string | undefined => behalfName(request, 'userId');

export const contactRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/contacts',
    operation: 'getContacts',
    handle: (request, caller) => {
      const visible = request.pbx.contacts.visibleTo(reader(request, caller)).filter((one) => isAsked(request, one));
      const { items, metadata } = cut(visible, pagingOf(request), (contact, sort) =>
        valueOf(contact, sort ?? 'familyname'),
      );
      return json({
        contacts: items.map((contact) => summaryOf(request.pbx, contact)),
        summaryBlockSchema: summaryBlock,
        phoneNumbersBlockSchema: phoneNumbersBlock,
        metadata,
      });
    },
  },
  {
    method: 'POST',
    path: '/contacts',
    operation: 'createContact',
    writes,
    writesFor,
    handle: (request, caller) => {
      const person = reader(request, caller);
      const { blocks, tags } = readContact(request);
      const isShared = tags.some((id) => request.pbx.contacts.tag(id)?.owner === '');
      const owner = isShared ? undefined : person.userId;
      const contact = request.pbx.contacts.add({ owner, accountId: undefined, tags, blocks });
      return json(contactView(request.pbx, contact), 201);
    },
  },
  {
    method: 'GET',
    path: '/contacts/scheme',
    operation: 'getContactsScheme',
    handle: () => json(contactsScheme),
  },
  {
    method: 'GET',
    path: '/contacts/{contactId}',
    operation: 'getContact',
    handle: (request, caller) => json(contactView(request.pbx, contactOf(request, caller))),
  },
  {
    method: 'PUT',
    path: '/contacts/{contactId}',
    operation: 'updateContact',
    writes,
    writesFor,
    handle: (request, caller) => {
      const contact = editable(contactOf(request, caller));
      Object.assign(contact, readContact(request));
      return noContent;
    },
  },
  {
    method: 'DELETE',
    path: '/contacts/{contactId}',
    operation: 'deleteContact',
    writes: (request) => request.param('contactId'),
    handle: (request, caller) => {
      request.pbx.contacts.removeById(editable(contactOf(request, caller)).id);
      return noContent;
    },
  },
];

export function reader(request: RestRequest, caller: Person): Person {
  demand(request.pbx, caller, 'address_perm');
  return onBehalf(request, caller, 'userId');
}

/** Tags are a comma list of ids; a search term must be in some value. */
function isAsked(request: RestRequest, contact: Contact): boolean {
  const tags = request
    .query('tags')
    ?.split(',')
    .map((tag) => tag.trim());
  if (tags !== undefined && !tags.some((tag) => contact.tags.includes(tag))) return false;
  const terms =
    request
      .query('searchTerms')
      ?.toLowerCase()
      .split(/[\s,]+/) ?? [];
  const text = contact.blocks.flatMap(({ attributes }) => attributes.map(({ value }) => value ?? '')).join(' ');
  return terms.every((term) => text.toLowerCase().includes(term));
}

function contactOf(request: RestRequest, caller: Person): Contact {
  const id = request.param('contactId');
  const contact = request.pbx.contacts.visibleTo(reader(request, caller)).find((candidate) => candidate.id === id);
  if (contact === undefined) throw notFound('The contact is unknown.');
  return contact;
}

/** Assumed: the contact of a user of the PBX follows his account. */
function editable(contact: Contact): Contact {
  if (contact.accountId !== undefined) throw new Refusal(403, 'FORBIDDEN', 'The contact is not editable.');
  return contact;
}

function readContact(request: RestRequest): { readonly tags: readonly string[]; readonly blocks: readonly Block[] } {
  const body = request.checked(contactBody);
  const known = new Set(body.tags.map(({ id }) => id));
  const tags = [...known].filter((id) => id !== undefined && id !== null && request.pbx.contacts.tag(id) !== undefined);
  return { tags: tags as readonly string[], blocks: body.blocks as readonly Block[] };
}

/** Values stand in the order of the schema's attributes. */
function summaryOf(pbx: Pbx, contact: Contact): JsonObject {
  const person = contact.accountId === undefined ? undefined : pbx.byId(contact.accountId);
  return {
    id: contact.id,
    summaryValues: summaryBlock.attributes.map(({ name }) => valueOf(contact, name)),
    phoneNumberValues: phoneNumbersBlock.attributes.map(({ name }) => valueOf(contact, name)),
    additionalValues:
      person === undefined
        ? {}
        : { INTERNALPHONE: pbx.internalNumber(person), EXTERNALPHONE: valueOf(contact, 'phone') },
  };
}

function contactView(pbx: Pbx, contact: Contact): JsonObject {
  const person = contact.accountId === undefined ? undefined : pbx.byId(contact.accountId);
  return {
    id: contact.id,
    editable: contact.accountId === undefined,
    tags: contact.tags.flatMap((id) => pbx.contacts.tag(id) ?? []),
    blocks: contact.blocks,
    ...(person === undefined
      ? {}
      : {
          accountId: person.userId,
          jabberId: person.login,
          primaryInternalNumber: pbx.internalNumber(person),
          primaryExternalNumber: valueOf(contact, 'phone'),
        }),
  };
}
