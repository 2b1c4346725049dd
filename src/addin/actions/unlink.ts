import { LinkDismissRegular } from '@fluentui/react-icons/headless/svg/link-dismiss';
import { available, unavailable, type Action } from './action.ts';
import { attempt, problemText } from './attempt.ts';
import { requiresBridge } from './requirements.ts';

/** Deletes what the bridge keeps of the person's account. */
export const unlink: Action = {
  id: 'unlink',
  label: 'action.unlink',
  icon: LinkDismissRegular,
  isAvailable: (pane) => {
    const state = pane.live.get();
    const connected = requiresBridge(state);
    if (!connected.ok) return connected;
    return state.me?.linked === true ? available : unavailable('reason.notLinked');
  },
  perform: async (pane) => {
    const problem = await attempt(() => pane.api.unlink());
    if (problem) return pane.desk.tell('problem', problemText(pane, problem));
    pane.live.change((state) => (state.me ? { ...state, me: { ...state.me, linked: false } } : state));
    pane.desk.tell('done', pane.t('unlink.done'));
  },
};
