import { PauseRegular } from '@fluentui/react-icons/headless/svg/pause';
import type { CallAnswer } from '../../contract/api.ts';
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
    if (problem) pane.desk.tell('problem', problemText(pane, problem));
  },
};
