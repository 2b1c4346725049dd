import { PauseRegular } from '@fluentui/react-icons/headless/svg/pause';
import type { CallAnswer } from '../../contract/api.ts';
import type { Pane } from '../pane.ts';
import type { Action } from './action.ts';
import { attempt, problemText } from './attempt.ts';
import { requires } from './requirements.ts';

/** Puts a call on hold, or takes it back. */
export const hold: Action<CallAnswer> = {
  id: 'hold',
  label: 'action.hold',
  icon: PauseRegular,
  isAvailable: (pane) => requires(pane.live.get(), 'call.hold'),
  perform: async (pane, call) => {
    const problem = await attempt(() => pane.telephone.hold(call.id));
    if (problem) return pane.desk.tell('problem', problemText(pane, problem));
    if (pane.desk.get().heldHere.has(call.id)) pane.desk.markHeld(call.id, false);
    else if (call.state === 'connected') holdUntilTold(pane, call);
  },
};

/** Not every phone system tells that a call is held: what was done here counts until it tells another state. */
function holdUntilTold(pane: Pane, { id, state }: CallAnswer): void {
  const isTold = (): boolean => pane.live.get().calls.find((call) => call.id === id)?.state !== state;
  if (isTold()) return;
  pane.desk.markHeld(id, true);
  const stop = pane.live.subscribe(() => {
    if (!isTold()) return;
    stop();
    pane.desk.markHeld(id, false);
  });
}
