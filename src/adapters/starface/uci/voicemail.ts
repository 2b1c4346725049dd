import type { Voicemail } from '../../../domain/telephone.ts';
import { secondsOf } from './call-list.ts';
import { label } from './call-state.ts';
import { readPbxTime } from './pbx-time.ts';
import { isStruct, textOf } from './xml-rpc/value.ts';
import type { XmlRpcStruct, XmlRpcValue } from './xml-rpc/value.ts';

/**
 * `voicemailList.getVoicemailList`. Only the name of the request is public, so the members are looked for under the
 * names of the sibling call list; what is not found is null.
 */
export function decodeVoicemails(answer: XmlRpcValue, zone: string): readonly Voicemail[] {
  const list: XmlRpcValue = isStruct(answer) ? (answer.entries ?? null) : answer;
  if (!Array.isArray(list)) return [];
  return (list as readonly XmlRpcValue[]).flatMap((entry) => {
    const id = isStruct(entry) ? (textOf(entry, 'id') ?? '') : '';
    return isStruct(entry) && id !== '' ? [decodeEntry(id, entry, zone)] : [];
  });
}

function decodeEntry(id: string, struct: XmlRpcStruct, zone: string): Voicemail {
  return {
    id,
    number: label(textOf(struct, 'callerNumber')),
    name: label(textOf(struct, 'callerName') ?? textOf(struct, 'callDescription')),
    at: readPbxTime(struct.startTime ?? struct.timestamp, zone),
    durationSeconds: secondsOf(struct.duration),
    heard: heardOf(struct),
  };
}

/** The PBX's mail store keeps new messages in one folder and old ones in another. */
function heardOf(struct: XmlRpcStruct): boolean | null {
  const folder = textOf(struct, 'folder')?.toUpperCase();
  if (folder === 'INBOX' || folder === 'NEW') return false;
  return folder === 'OLD' ? true : null;
}
