import type { VoicemailMessage } from '../../pbx/voicemail.ts';
import { DateTime } from '../date-time.ts';
import type { UciRequest, UciService } from '../request.ts';
import type { XmlRpcStruct } from '../xml-rpc.ts';

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
  getVoicemailFileUrl: {
    run: (request) => (own(request) === undefined ? '' : `/voicemail/${request.params.text(0)}.wav`),
  },
  moveVoicemailListEntry: {
    operation: 'moveVoicemail',
    writes: (params) => params.text(0),
    run: (request) => {
      const message = own(request);
      if (message === undefined) return false;
      message.folder = request.params.text(1) === 'INBOX' ? 'INBOX' : 'OLD';
      return true;
    },
  },
  deleteVoicemailListEntry: {
    operation: 'deleteVoicemail',
    writes: (params) => params.text(0),
    run: (request) => {
      const message = own(request);
      if (message !== undefined) request.pbx.voicemail.delete(message);
      return message !== undefined;
    },
  },
};

function messages({ pbx, person }: UciRequest): readonly VoicemailMessage[] {
  return pbx.voicemail
    .of(person)
    .flatMap((box) => pbx.voicemail.messagesIn(box))
    .sort((a, b) => b.at - a.at);
}

function own(request: UciRequest): VoicemailMessage | undefined {
  return messages(request).find(({ id }) => id === request.params.text(0));
}

function struct(message: VoicemailMessage, zone: string): XmlRpcStruct {
  const { id, boxId, callerNumber, callerName, at, duration, folder } = message;
  return { id, mailboxId: String(boxId), callerNumber, callerName, startTime: DateTime.at(at, zone), duration, folder };
}
