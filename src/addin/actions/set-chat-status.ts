import { ChatRegular } from '@fluentui/react-icons/headless/svg/chat';
import type { ChatStatusRequest } from '../../contract/telephone.ts';
import type { Action } from './action.ts';
import { attempt, problemText } from './attempt.ts';
import { requires } from './requirements.ts';

export const setChatStatus: Action<ChatStatusRequest> = {
  id: 'setChatStatus',
  label: 'action.save',
  icon: ChatRegular,
  isAvailable: (pane) => requires(pane.live.get(), 'chatStatus'),
  perform: async (pane, wish) => {
    const problem = await attempt(() => pane.telephone.setChatStatus(wish));
    if (problem) return pane.desk.tell('problem', problemText(pane, problem));
    pane.desk.tell('done', pane.t('notice.saved'));
  },
};
