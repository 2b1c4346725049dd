import { z } from 'zod';
import { badRequest, json, noContent, notFound } from '../http/exchange.ts';
import type { Pbx } from '../pbx/pbx.ts';
import { displayName, type JsonObject, type Person } from '../pbx/person.ts';
import type { VoicemailBox } from '../pbx/voicemail.ts';
import { demand, type RestRequest, type RestRoute } from './rest-request.ts';

const assignment = z.looseObject({
  accountId: z.number().int(),
  sendMail: z.boolean().nullish(),
  voicemailboxName: z.string().nullish(),
});

const boxBody = z.looseObject({
  id: z.number().int().nullish(),
  name: z.string(),
  number: z.string(),
  password: z.string().nullish(),
  maximumDuration: z.number().int().nullish(),
  noRecord: z.boolean().nullish(),
  voicemailUsers: z.array(assignment).nullish(),
  voicemailGroups: z.array(assignment).nullish(),
});

const PATH = '/voicemailboxes/{voicemailboxid}';

/** Boxes only; their messages are UCI's. */
export const voicemailRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/voicemailboxes',
    operation: 'getVoicemailBoxes',
    handle: (request, caller) => {
      const boxes = administrated(request, caller).voicemail.all();
      const term = (request.query('searchTerm') ?? '').toLowerCase();
      const found = boxes.filter(({ name, number }) => `${name} ${number}`.toLowerCase().includes(term));
      return json(found.map((box) => listItem(request.pbx, box)));
    },
  },
  {
    method: 'POST',
    path: '/voicemailboxes',
    operation: 'createVoicemailBox',
    writes,
    writesFor: () => '',
    handle: (request, caller) => {
      const pbx = administrated(request, caller);
      const body = request.checked(boxBody);
      apply(pbx, pbx.voicemail.add(body.name, body.number), body);
      return noContent;
    },
  },
  {
    method: 'PUT',
    path: '/voicemailboxes',
    operation: 'updateVoicemailBox',
    writes,
    writesFor: () => '',
    handle: (request, caller) => {
      const pbx = administrated(request, caller);
      const body = request.checked(boxBody);
      const box = pbx.voicemail.byId(body.id ?? -1);
      if (box === undefined) throw notFound('The voicemail box is unknown.');
      apply(pbx, box, body);
      return noContent;
    },
  },
  {
    method: 'GET',
    path: PATH,
    operation: 'getVoicemailBox',
    handle: (request, caller) => json(detail(administrated(request, caller), boxOf(request))),
  },
  {
    method: 'DELETE',
    path: PATH,
    operation: 'deleteVoicemailBox',
    writes: (request) => request.param('voicemailboxid'),
    writesFor: () => '',
    handle: (request, caller) => {
      administrated(request, caller).voicemail.remove(boxOf(request));
      return noContent;
    },
  },
];

function writes(request: RestRequest): unknown {
  const body = request.peekBody();
  return typeof body === 'object' && body !== null ? { ...body, password: undefined } : null;
}

function administrated(request: RestRequest, caller: Person): Pbx {
  demand(request.pbx, caller, 'admin_user_perm');
  return request.pbx;
}

function boxOf(request: RestRequest): VoicemailBox {
  const box = request.pbx.voicemail.byId(Number(request.param('voicemailboxid')));
  if (box === undefined) throw notFound('The voicemail box is unknown.');
  return box;
}

function apply(pbx: Pbx, box: VoicemailBox, body: z.infer<typeof boxBody>): void {
  box.name = body.name;
  box.number = body.number;
  box.password = body.password ?? box.password;
  box.maximumDuration = body.maximumDuration ?? box.maximumDuration;
  box.noRecord = body.noRecord ?? box.noRecord;
  if (body.voicemailUsers) {
    box.users.clear();
    for (const { accountId, sendMail, voicemailboxName } of body.voicemailUsers) {
      if (pbx.byId(accountId) === undefined) throw badRequest(`There is no user ${accountId}.`);
      box.users.set(accountId, { sendMail: sendMail ?? false, voicemailboxName: voicemailboxName ?? box.name });
    }
  }
  if (body.voicemailGroups) {
    box.groups.clear();
    for (const { accountId, sendMail } of body.voicemailGroups)
      box.groups.set(accountId, { sendMail: sendMail ?? false });
  }
}

function userNames(pbx: Pbx, box: VoicemailBox): readonly string[] {
  return [...box.users.keys()].flatMap((id) => {
    const person = pbx.byId(id);
    return person === undefined ? [] : [displayName(person)];
  });
}

function groupName(pbx: Pbx, id: number): string {
  return pbx.groups.byId(id)?.name ?? '';
}

function listItem(pbx: Pbx, box: VoicemailBox): JsonObject {
  return {
    id: box.id,
    voiceboxname: box.name,
    mailboxnumber: box.number,
    assignedusers: userNames(pbx, box),
    assignedgroups: [...box.groups.keys()].map((id) => groupName(pbx, id)),
  };
}

function detail(pbx: Pbx, box: VoicemailBox): JsonObject {
  const { id, name, number, password, maximumDuration, noRecord } = box;
  const names = userNames(pbx, box);
  return {
    id,
    name,
    number,
    password,
    maximumDuration,
    noRecord,
    voicemailUsers: [...box.users].map(([accountId, user], index) => ({ accountId, name: names[index], ...user })),
    voicemailGroups: [...box.groups].map(([accountId, group]) => ({
      accountId,
      name: groupName(pbx, accountId),
      ...group,
    })),
  };
}
