import type { CallChange } from '../pbx/call-switch.ts';
import type { Pbx } from '../pbx/pbx.ts';
import type { CallbackSender } from './callback-sender.ts';
import { callStateStruct, type Version } from './dialect.ts';
import type { Session, Sessions } from './session.ts';

/** Tells every subscribed client of a person what his calls do. */
export function forwardCallEvents(pbx: Pbx, sessions: Sessions, sender: CallbackSender): () => void {
  return pbx.calls.changed.on((change) => {
    for (const session of sessions.of(change.leg.person)) {
      for (const [service, version] of session.subscriptions) {
        const spoken = { service, version, zone: pbx.zone };
        if (/\.call$/.test(service)) announce(sender, session, spoken, change);
        else if (/\.conferencecall$/.test(service)) announceConference(sender, session, spoken, change);
      }
    }
  });
}

type Spoken = { readonly service: string; readonly version: Version; readonly zone: string };

/** The misspelt method is the vendor's own. */
function announceConference(
  sender: CallbackSender,
  session: Session,
  { service, version, zone }: Spoken,
  { snapshot }: CallChange,
): void {
  if (snapshot.conferenceRoomId === '') return;
  sender.send(session, `${service}.receiveConfrenceCallState`, [callStateStruct(snapshot, version, zone)]);
}

function announce(
  sender: CallbackSender,
  session: Session,
  { service, version, zone }: Spoken,
  { snapshot }: CallChange,
): void {
  const isFirst = snapshot.state === 'INCOMING' || snapshot.state === 'OUTGOING';
  const empty = isFirst && sender.quirks.emptyFirst === true;
  sender.send(session, `${service}.receiveCallState`, [callStateStruct(snapshot, version, zone, empty)]);
}
