import { TapSingleRegular } from '@fluentui/react-icons/headless/svg/tap-single';
import type { FunctionKeyAnswer } from '../../contract/telephone.ts';
import { unavailable, type Action } from './action.ts';
import { attempt, problemText } from './attempt.ts';
import { requires } from './requirements.ts';

/** Presses a function key, as at the telephone. Most keys dial, so the bridge counts it as a call. */
export const pressKey: Action<Pick<FunctionKeyAnswer, 'id' | 'name'>> = {
  id: 'pressKey',
  label: 'action.pressKey',
  icon: TapSingleRegular,
  isAvailable: (pane, { id }) =>
    id === '' ? unavailable('reason.missing') : requires(pane.live.get(), 'functionKeys'),
  perform: async (pane, { id, name }) => {
    if (!pane.guard.admit(`key ${id}`, pane.now())) return;
    const problem = await attempt(() => pane.telephone.pressFunctionKey(id));
    if (problem) return pane.desk.tell('problem', problemText(pane, problem));
    pane.desk.tell('done', pane.t('notice.pressed', { name }));
  },
};
