import { CallForwardRegular } from '@fluentui/react-icons/headless/svg/call-forward';
import type { RedirectionChange } from '../../ui/api/telephone.ts';
import type { Action } from './action.ts';
import { attempt, problemText } from './attempt.ts';
import { requires } from './requirements.ts';

/** A slot of the phone system and what is to become of it. */
export type Redirecting = { readonly id: string; readonly change: RedirectionChange };

/** Switches or retargets a redirection; what callers get is read again afterwards. */
export const redirect: Action<Redirecting> = {
  id: 'redirect',
  label: 'action.redirect',
  icon: CallForwardRegular,
  isAvailable: (pane) => requires(pane.live.get(), 'redirections'),
  perform: async (pane, { id, change }) => {
    const problem = await attempt(() => pane.telephone.setRedirection(id, change));
    if (problem) pane.desk.tell('problem', problemText(pane, problem));
    else pane.desk.tell('done', pane.t('notice.saved'));
    await pane.redirections.load();
  },
};
