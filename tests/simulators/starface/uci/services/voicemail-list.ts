import type { VoicemailMessage } from '../../pbx/voicemail.ts';
import { silence } from '../../pbx/silence.ts';
import { DateTime } from '../date-time.ts';
import { illegalArgument, type UciParams, type UciRequest, type UciService } from '../request.ts';
import type { XmlRpcStruct } from '../xml-rpc.ts';
import { dial } from './call.ts';

/** Source of the names: the public PHP client; parameters and members are assumed. */
export const voicemailList: UciService = {
  getMailboxes: {
    run: ({ pbx, person }) =>
      pbx.voicemail.of(person).map(({ id, name, number }) => ({ id: String(id), name, number })),
  },
  getVoicemailList: {
    run: (request) => {
      const entries = messages(request).map((message) => struct(message, request.pbx.zone));
      return { entries, totalCount: entries.length };
    },
  },
  getVoicemailFile: {
    run: (request) => {
      const message = own(request);
      if (message === undefined) throw illegalArgument('the message is unknown.');
      return silence(message.duration);
    },
  },
  getVoicemailFileUrl: {
    run: (request) => (own(request) === undefined ? '' : `/voicemail/${request.params.text(0)}.wav`),
  },
  callMailboxWithPhone: {
    operation: 'callMailbox',
    writes: first,
    run: (request) => callBox(request, request.params.text(1)),
  },
  callMailboxWithNumber: { operation: 'callMailbox', writes: first, run: (request) => callBox(request, '') },
  callVoicemailWithPhone: {
    operation: 'callVoicemail',
    writes: first,
    run: (request) => callMessage(request, request.params.text(1)),
  },
  callVoicemailWithNumber: { operation: 'callVoicemail', writes: first, run: (request) => callMessage(request, '') },
  moveVoicemailListEntry: {
    operation: 'moveVoicemail',
    writes: first,
    run: (request) => move(request, [request.params.text(0)]),
  },
  moveVoicemailListEntries: {
    operation: 'moveVoicemail',
    writes: listOf,
    run: (request) => move(request, listOf(request.params)),
  },
  deleteVoicemailListEntry: {
    operation: 'deleteVoicemail',
    writes: first,
    run: (request) => remove(request, [request.params.text(0)]),
  },
  deleteVoicemailListEntries: {
    operation: 'deleteVoicemail',
    writes: listOf,
    run: (request) => remove(request, listOf(request.params)),
  },
};

function first(params: UciParams): string {
  return params.text(0);
}

function listOf(params: UciParams): readonly string[] {
  return params.list(0).map(String);
}

function messages({ pbx, person }: UciRequest): readonly VoicemailMessage[] {
  return pbx.voicemail
    .of(person)
    .flatMap((box) => pbx.voicemail.messagesIn(box))
    .sort((a, b) => b.at - a.at);
}

function own(request: UciRequest, id = request.params.text(0)): VoicemailMessage | undefined {
  return messages(request).find((message) => message.id === id);
}

/** Answers the id of the call to the box, empty where there is none of that id. */
function callBox(request: UciRequest, phone: string): string {
  const box = request.pbx.voicemail.of(request.person).find(({ id }) => String(id) === request.params.text(0));
  return box === undefined ? '' : dial(request, box.number, phone, '');
}

/** Assumed: the box is called and plays the message, which counts as heard from then on. */
function callMessage(request: UciRequest, phone: string): string {
  const message = own(request);
  const box = message === undefined ? undefined : request.pbx.voicemail.byId(message.boxId);
  if (message === undefined || box === undefined) return '';
  request.pbx.voicemail.move(message, 'OLD');
  return dial(request, box.number, phone, '');
}

function move(request: UciRequest, ids: readonly string[]): boolean {
  const found = ids.map((id) => own(request, id)).filter((message) => message !== undefined);
  const folder = request.params.text(1) === 'INBOX' ? 'INBOX' : 'OLD';
  for (const message of found) request.pbx.voicemail.move(message, folder);
  return found.length === ids.length && ids.length > 0;
}

function remove(request: UciRequest, ids: readonly string[]): boolean {
  const found = ids.map((id) => own(request, id)).filter((message) => message !== undefined);
  for (const message of found) request.pbx.voicemail.delete(message);
  return found.length > 0;
}

function struct(message: VoicemailMessage, zone: string): XmlRpcStruct {
  const { id, boxId, callerNumber, callerName, at, duration, folder } = message;
  return { id, mailboxId: String(boxId), callerNumber, callerName, startTime: DateTime.at(at, zone), duration, folder };
}
