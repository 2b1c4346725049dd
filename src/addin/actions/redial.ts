import { ArrowRedoRegular } from '@fluentui/react-icons/headless/svg/arrow-redo';
import { unavailable, type Action } from './action.ts';
import { dial } from './dial.ts';

/** Calls the number again that was called last from here. */
export const redial: Action = {
  id: 'redial',
  label: 'action.redial',
  icon: ArrowRedoRegular,
  isAvailable: (pane) => {
    const last = pane.desk.get().dialled[0];
    return last ? dial.isAvailable(pane, last.target) : unavailable('reason.neverDialled');
  },
  perform: async (pane) => {
    const last = pane.desk.get().dialled[0];
    if (last) await dial.perform(pane, last.target);
  },
};
