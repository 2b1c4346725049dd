import { z } from 'zod';
import { badRequest, json, noContent, notFound, type Reply } from '../http/exchange.ts';
import { accountById } from '../pbx/accounts.ts';
import { faultOf, keysIn, type FunctionKey, type KeyFault, type KeySet } from '../pbx/function-keys.ts';
import type { Person } from '../pbx/person.ts';
import { editDefaults, editKey, flatKey, keyBody, readKey, type ParsedKey } from './function-key-form.ts';
import { behalfName, onBehalf } from './on-behalf.ts';
import { demand, type RestRequest, type RestRoute } from './rest-request.ts';

const SET = '/functionkeysets/{fkSetId}';

const setBody = z.union([z.array(keyBody), z.looseObject({ keyOrder: z.array(z.string()) })]);

/** Function keys by REST: their configuration, never their live state. `version` decides on the owner trap. */
export function functionKeyRoutes(version: number): readonly RestRoute[] {
  const isTen = version >= 10;
  const flat = (request: RestRequest, set: KeySet, key: FunctionKey): unknown => flatKey(request.pbx, set, key, isTen);
  const read = (request: RestRequest, set: KeySet, body: z.infer<typeof keyBody>): ParsedKey => {
    const parsed = readKey(body, set.owner.userId, isTen);
    if (parsed === undefined) throw badRequest('No function key is described.');
    return parsed;
  };
  const writes = (request: RestRequest): unknown => request.peekBody();
  const writesFor = (request: RestRequest): string | undefined => behalfName(request, 'actOnBehalfOf');

  return [
    {
      method: 'GET',
      path: '/functionkeysets',
      operation: 'getFunctionKeySets',
      handle: (request, caller) => {
        const set = request.pbx.functionKeys.setOf(owner(request, caller));
        return json([{ id: set.id, name: set.name, keyOrder: set.places.map((key) => key?.id ?? '') }]);
      },
    },
    {
      method: 'GET',
      path: SET,
      operation: 'getFunctionKeys',
      handle: (request, caller) => {
        const set = setOf(request, caller);
        return json(keysIn(set).map((key) => flat(request, set, key)));
      },
    },
    {
      method: 'POST',
      path: SET,
      operation: 'setFunctionKey',
      writes,
      writesFor,
      handle: (request, caller) => {
        const set = setOf(request, caller);
        const { functionKeys } = request.pbx;
        const { content, position } = read(request, set, request.checked(keyBody));
        if (keysIn(set).length >= functionKeys.maxKeys) throw badRequest('The set of function keys is full.');
        const fault = check(request, set, { content, position });
        if (fault !== undefined) return json([fault], 400);
        return json(flat(request, set, functionKeys.insert(set, content, position)), 201);
      },
    },
    {
      method: 'PUT',
      path: SET,
      operation: 'setFunctionKeys',
      writes,
      writesFor,
      handle: (request, caller) => {
        const set = setOf(request, caller);
        const body = request.checked(setBody);
        if (!Array.isArray(body)) {
          // Source: version 10 also takes the set itself with a new order.
          if (!isTen) throw badRequest('A list of function keys is expected.');
          request.pbx.functionKeys.reorder(set, body.keyOrder);
          return noContent;
        }
        return replaceAll(
          request,
          set,
          body.map((one) => ({ id: one['id'], ...read(request, set, one) })),
        );
      },
    },
    {
      method: 'GET',
      path: `${SET}/{keyId}`,
      operation: 'getFunctionKey',
      handle: (request, caller) => {
        const set = setOf(request, caller);
        return json(flat(request, set, keyOf(request, set)));
      },
    },
    {
      method: 'PUT',
      path: `${SET}/{keyId}`,
      operation: 'setFunctionKey',
      writes,
      writesFor,
      handle: (request, caller) => {
        const set = setOf(request, caller);
        const key = keyOf(request, set);
        const { content } = read(request, set, request.checked(keyBody));
        const fault = check(request, set, { content, position: set.places.indexOf(key) }, key);
        if (fault !== undefined) return json([fault], 400);
        key.content = content;
        return { status: 200 };
      },
    },
    {
      method: 'DELETE',
      path: `${SET}/{keyId}`,
      operation: 'deleteFunctionKey',
      writes: (request) => request.param('keyId'),
      writesFor,
      handle: (request, caller) => {
        const set = setOf(request, caller);
        request.pbx.functionKeys.remove(set, keyOf(request, set));
        return noContent;
      },
    },
    {
      method: 'GET',
      path: `${SET}/edit/{keyId}`,
      operation: 'getFunctionKeyEditForm',
      handle: (request, caller) => {
        const set = setOf(request, caller);
        return json(editKey(request.pbx, set, keyOf(request, set)));
      },
    },
    {
      method: 'GET',
      path: '/functionkeysets/edit/defaults',
      operation: 'getFunctionKeyDefaults',
      handle: (request, caller) => json(editDefaults(request.pbx, request.pbx.functionKeys.setOf(caller))),
    },
    {
      method: 'GET',
      path: `${SET}/phones`,
      operation: 'getFunctionKeyPhones',
      handle: (request, caller) => json([...setOf(request, caller).phones]),
    },
    {
      method: 'PUT',
      path: `${SET}/phone`,
      operation: 'setFunctionKeyPhone',
      writes: (request) => request.query('phone') ?? null,
      writesFor,
      handle: (request, caller) => {
        const set = setOf(request, caller);
        const name = request.query('phone');
        if (name === undefined) throw badRequest('phone is missing.');
        if (!set.owner.phones.some((phone) => phone.name === name)) throw notFound('The phone is unknown.');
        set.phones.add(name);
        return { status: 200 };
      },
    },
  ];
}

/** Source: a live client of version 10 met 403 with the right `quickdial` in its text. */
function owner(request: RestRequest, caller: Person): Person {
  demand(request.pbx, caller, 'quickdial');
  return onBehalf(request, caller, 'actOnBehalfOf');
}

function setOf(request: RestRequest, caller: Person): KeySet {
  const set = request.pbx.functionKeys.setOf(owner(request, caller));
  if (set.id !== request.param('fkSetId')) throw notFound('The set of function keys is unknown.');
  return set;
}

function keyOf(request: RestRequest, set: KeySet): FunctionKey {
  const key = keysIn(set).find(({ id }) => id === request.param('keyId'));
  if (key === undefined) throw notFound('The function key is unknown.');
  return key;
}

function check(request: RestRequest, set: KeySet, key: ParsedKey, self?: FunctionKey): KeyFault | undefined {
  const exists = (accountId: number): boolean => accountById(request.pbx, accountId) !== undefined;
  return faultOf(set, key.content, key.position ?? set.places.length, exists, self);
}

/** The list takes the place of all keys; known ids are kept. All faults are told together, and none is stored then. */
function replaceAll(
  request: RestRequest,
  set: KeySet,
  wanted: readonly (ParsedKey & { readonly id: unknown })[],
): Reply {
  const draft: KeySet = { ...set, places: [] };
  const faults: KeyFault[] = [];
  const { functionKeys } = request.pbx;
  for (const { id, content } of wanted) {
    const fault = check(request, draft, { content, position: draft.places.length });
    if (fault !== undefined) faults.push(fault);
    const known = keysIn(set).find((key) => key.id === id);
    if (known === undefined) functionKeys.insert(draft, content);
    else draft.places.push({ id: known.id, content });
  }
  if (faults.length > 0) return json(faults, 400);
  set.places.splice(0, set.places.length, ...draft.places);
  return noContent;
}
