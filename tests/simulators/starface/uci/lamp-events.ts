import { keysIn } from '../pbx/function-keys.ts';
import type { Pbx } from '../pbx/pbx.ts';
import type { CallbackSender } from './callback-sender.ts';
import type { Sessions } from './session.ts';

/**
 * Tells whoever has a lamp on a person, and subscribed to it, that something changed. A partner's page says that such
 * a push exists; its service, method and content are assumed.
 */
export function forwardLampEvents(
  pbx: Pbx,
  sessions: Sessions,
  sender: CallbackSender,
  service: () => string | undefined,
): () => void {
  return pbx.presence.changed.on(({ person }) => {
    const name = service();
    if (name === undefined) return;
    for (const session of sessions.all()) {
      if (!session.subscriptions.has(name)) continue;
      for (const key of keysIn(pbx.functionKeys.setOf(session.person))) {
        if (key.content.blfAccountId === person.userId) {
          sender.send(session, `${name}.functionKeyChanged`, [{ id: key.id }]);
        }
      }
    }
  });
}
