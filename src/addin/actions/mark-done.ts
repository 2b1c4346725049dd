import { CheckmarkCircleRegular } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import type { Action } from './action.ts';
import { attempt, problemText } from './attempt.ts';
import { requires } from './requirements.ts';

/** Entries of the call list; `marked` is called once the bridge has taken it. */
export type Marking = { readonly ids: readonly string[]; readonly done: boolean; readonly marked: () => void };

/** Marks past calls as dealt with, or takes the mark back; the mark is seen on the person's other devices too. */
export const markDone: Action<Marking> = {
  id: 'markDone',
  label: 'action.done',
  icon: CheckmarkCircleRegular,
  isAvailable: (pane) => requires(pane.live.get(), 'callList'),
  perform: async (pane, { ids, done, marked }) => {
    const problem = await attempt(() => pane.telephone.markCallsDone(ids, done));
    if (problem) return pane.desk.tell('problem', problemText(pane, problem));
    pane.desk.countMark();
    marked();
  },
};
