import type { Pbx } from '../pbx/pbx.ts';
import type { CallbackSender } from './callback-sender.ts';
import { messageWaiting } from './services/call.ts';
import { faxStruct } from './services/fax-list.ts';
import type { Sessions } from './session.ts';

/** Tells the clients of a person of voicemail that waits and of faxes that come, go and arrive. */
export function forwardMessageEvents(pbx: Pbx, sessions: Sessions, sender: CallbackSender): void {
  pbx.voicemail.changed.on((box) => {
    for (const userId of box.users.keys()) {
      const person = pbx.byId(userId);
      if (person === undefined) continue;
      for (const session of sessions.of(person)) {
        for (const service of session.subscriptions.keys()) {
          if (!/^ucp\.v\d\d\.events\.call$/.test(service)) continue;
          const params = [messageWaiting(pbx.voicemail.unheardBy(person))];
          sender.send(session, `${service}.newMessageWaitingIndicationEvent`, params);
        }
      }
    }
  });
  pbx.faxes.changed.on(({ fax, isNew }) => {
    for (const session of sessions.of(fax.owner)) {
      for (const service of session.subscriptions.keys()) {
        const struct = faxStruct(fax, pbx.zone);
        if (/\.fax$/.test(service)) sender.send(session, `${service}.receiveFaxState`, [struct]);
        if (/\.faxList$/.test(service) && isNew) sender.send(session, `${service}.newFaxListEntry`, [struct]);
      }
    }
  });
}

/** Source: clients of v20 are told that they have to log in again. */
export function tellReset(sessions: Sessions, sender: CallbackSender): void {
  for (const session of sessions.all()) {
    if ([...session.subscriptions.values()].includes('v20')) {
      sender.send(session, 'ucp.v20.client.connection.reset', []);
    }
  }
}
