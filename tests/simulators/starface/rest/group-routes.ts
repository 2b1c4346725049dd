import { z } from 'zod';
import { badRequest, json, noContent, notFound } from '../http/exchange.ts';
import type { Group } from '../pbx/groups.ts';
import type { Pbx } from '../pbx/pbx.ts';
import type { JsonObject } from '../pbx/person.ts';
import type { PhoneNumber } from '../pbx/phone-numbers.ts';
import { demand, type RestRequest, type RestRoute } from './rest-request.ts';

const groupBody = z.looseObject({
  id: z.number().int().nullish(),
  groupId: z.string().nullish(),
  name: z.string().nullish(),
  chatGroup: z.boolean().nullish(),
  voicemail: z.boolean().nullish(),
  assignableUsers: z.array(z.looseObject({ id: z.number().int(), assigned: z.boolean().nullish() })).nullish(),
  assignableNumbers: z.array(z.looseObject({ id: z.number().int(), assigned: z.boolean().nullish() })).nullish(),
});

export const groupRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/groups',
    operation: 'getGroups',
    handle: (request, caller) => {
      demand(request.pbx, caller, 'admin_group_perm');
      const term = (request.query('searchTerm') ?? '').toLowerCase();
      const found = request.pbx.groups.all().filter(({ name }) => name.toLowerCase().includes(term));
      return json(found.map((group) => listItem(request.pbx, group)));
    },
  },
  {
    method: 'POST',
    path: '/groups',
    operation: 'createGroup',
    writes: (request) => request.peekBody(),
    writesFor: () => '',
    handle: (request, caller) => {
      demand(request.pbx, caller, 'admin_group_perm');
      const body = request.checked(groupBody);
      if (!body.name) throw badRequest('name is missing.');
      apply(request.pbx, request.pbx.groups.add(body.groupId ?? '', body.name), body);
      return noContent;
    },
  },
  {
    method: 'PUT',
    path: '/groups',
    operation: 'updateGroup',
    writes: (request) => request.peekBody(),
    writesFor: () => '',
    handle: (request, caller) => {
      demand(request.pbx, caller, 'admin_group_perm');
      const body = request.checked(groupBody);
      const group = request.pbx.groups.byId(body.id ?? -1);
      if (group === undefined) throw notFound('The group is unknown.');
      apply(request.pbx, group, body);
      return noContent;
    },
  },
  {
    method: 'GET',
    path: '/groups/{groupId}',
    operation: 'getGroup',
    handle: (request, caller) => {
      demand(request.pbx, caller, 'admin_group_perm');
      return json(detail(request.pbx, groupOf(request)));
    },
  },
  {
    method: 'DELETE',
    path: '/groups/{groupId}',
    operation: 'deleteGroup',
    writes: (request) => request.param('groupId'),
    writesFor: () => '',
    handle: (request, caller) => {
      demand(request.pbx, caller, 'admin_group_perm');
      request.pbx.groups.remove(groupOf(request));
      return noContent;
    },
  },
];

function groupOf(request: RestRequest): Group {
  const group = request.pbx.groups.byId(Number(request.param('groupId')));
  if (group === undefined) throw notFound('The group is unknown.');
  return group;
}

/** What is not named stays: the vendor's own client adds a user by a PUT with that one user only. */
function apply(pbx: Pbx, group: Group, body: z.infer<typeof groupBody>): void {
  group.name = body.name ?? group.name;
  group.groupId = body.groupId ?? group.groupId;
  group.chatGroup = body.chatGroup ?? group.chatGroup;
  group.voicemail = body.voicemail ?? group.voicemail;
  for (const { id, assigned } of body.assignableUsers ?? []) {
    const person = pbx.byId(id);
    if (person === undefined) throw badRequest(`There is no user ${id}.`);
    pbx.groups.assign(group, person, assigned === true);
  }
  for (const { id, assigned } of body.assignableNumbers ?? []) {
    const number = pbx.numbers.get(id);
    if (number === undefined) throw badRequest(`There is no number ${id}.`);
    if (assigned === true) number.assignedGroupAccountId = group.id;
    else if (number.assignedGroupAccountId === group.id) delete number.assignedGroupAccountId;
  }
}

function listItem(pbx: Pbx, group: Group): JsonObject {
  const numbers = pbx.groups.numbersOf(group);
  const first = (type: PhoneNumber['type']): string => numbers.find((number) => number.type === type)?.number ?? '';
  return {
    id: group.id,
    groupname: group.name,
    groupinternalnumber: first('INTERNAL'),
    groupexternalnumber: first('EXTERNAL'),
  };
}

function detail(pbx: Pbx, group: Group): JsonObject {
  const { id, groupId, name, chatGroup, voicemail, members } = group;
  const numbers = [...pbx.numbers.values()].filter(
    (number) => number.assignedUserAccountId === undefined && (number.assignedGroupAccountId ?? id) === id,
  );
  return {
    id,
    groupId,
    name,
    chatGroup,
    voicemail,
    assignableUsers: pbx.people().map((person) => ({
      id: person.userId,
      firstname: person.firstName,
      lastname: person.familyName,
      assigned: members.has(person),
    })),
    assignableNumbers: numbers.map((number) => ({
      id: number.id,
      assigned: number.assignedGroupAccountId === id,
      intern: number.type === 'INTERNAL',
      extension: number.number,
      localAreaCode: number.localPrefix ?? '',
      countryCode: number.nationalPrefix ?? '',
      exitCode: number.exitCode ?? '',
    })),
  };
}
