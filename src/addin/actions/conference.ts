import { PeopleCallRegular } from '@fluentui/react-icons/headless/svg/people-call';
import { unavailable, type Action } from './action.ts';
import { attempt, problemText } from './attempt.ts';
import { requires } from './requirements.ts';

/** Joins all calls that are connected or on hold. */
export const conference: Action = {
  id: 'conference',
  label: 'action.conference',
  icon: PeopleCallRegular,
  isAvailable: (pane) => {
    const state = pane.live.get();
    return talking(state.calls).length < 2 ? unavailable('reason.oneCall') : requires(state, 'call.conference');
  },
  perform: async (pane) => {
    const ids = talking(pane.live.get().calls).map(({ id }) => id);
    const problem = await attempt(() => pane.telephone.conference(ids));
    if (problem) return pane.desk.tell('problem', problemText(pane, problem));
    for (const id of ids) pane.desk.markHeld(id, false);
    pane.desk.tell('done', pane.t('notice.conference'));
  },
};

function talking<Call extends { readonly state: string }>(calls: readonly Call[]): readonly Call[] {
  return calls.filter(({ state }) => state === 'connected' || state === 'held');
}
