import { AlertRegular } from '@fluentui/react-icons/headless/svg/alert';
import type { Action } from './action.ts';
import { attempt, problemText } from './attempt.ts';
import { noteDnd } from './note-dnd.ts';
import { requires } from './requirements.ts';

export const reachableNow: Action = {
  id: 'reachableNow',
  label: 'action.reachable',
  icon: AlertRegular,
  isAvailable: (pane) => requires(pane.live.get(), 'dnd'),
  perform: async (pane) => {
    const problem = await attempt(() => pane.api.setDnd({ on: false }));
    if (problem) return pane.desk.tell('problem', problemText(pane, problem));
    noteDnd(pane, { on: false, origin: null });
    pane.desk.tell('done', pane.t('notice.reachable'));
  },
};
