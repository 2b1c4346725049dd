import { ChatRegular } from '@fluentui/react-icons/headless/svg/chat';
import type { Action } from './action.ts';
import { attempt, problemText } from './attempt.ts';
import { requires } from './requirements.ts';

export const setChatText: Action<string> = {
  id: 'setChatText',
  label: 'action.save',
  icon: ChatRegular,
  isAvailable: (pane) => requires(pane.live.get(), 'chatStatus'),
  perform: async (pane, text) => {
    const problem = await attempt(() => pane.telephone.setChatText(text));
    if (problem) return pane.desk.tell('problem', problemText(pane, problem));
    pane.desk.tell('done', pane.t('notice.saved'));
  },
};
