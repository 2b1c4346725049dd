import { CallEndRegular } from '@fluentui/react-icons/headless/svg/call-end';
import type { CallAnswer } from '../../contract/api.ts';
import { heard } from '../../ui/api/live-state.ts';
import type { Action } from './action.ts';
import { attempt, problemText } from './attempt.ts';
import { requires } from './requirements.ts';

/** Ends a call; a ringing one is declined. A call that is over already is what was wanted. */
export const hangUp: Action<CallAnswer> = {
  id: 'hangUp',
  label: 'action.hangUp',
  icon: CallEndRegular,
  isAvailable: (pane) => requires(pane.live.get(), 'call.hangUp'),
  perform: async (pane, call) => {
    const problem = await attempt(() => pane.api.hangUp(call.id));
    if (problem !== null && problem.code !== 'not-found') {
      return pane.desk.tell('problem', problemText(pane, problem));
    }
    pane.live.change((state) => heard(state, { event: 'call', data: { ...call, state: 'ended' } }));
  },
};
