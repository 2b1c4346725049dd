import { CallForwardRegular } from '@fluentui/react-icons/headless/svg/call-forward';
import type { CallAnswer } from '../../contract/api.ts';
import type { DialTarget } from '../desk.ts';
import { warningsFor } from '../dialling/warnings.ts';
import type { Action } from './action.ts';
import { attempt, problemText } from './attempt.ts';
import { requires } from './requirements.ts';

export type Forwarding = { readonly call: CallAnswer; readonly to: DialTarget };

/** Hands a call over, or sends a ringing one on. The other side is asked about like a number that is dialled. */
export const forward: Action<Forwarding> = {
  id: 'forward',
  label: 'action.forward',
  icon: CallForwardRegular,
  isAvailable: (pane) => requires(pane.live.get(), 'call.forward'),
  perform: async (pane, { call, to }) => {
    const { number } = to;
    const shown = pane.numbers.format(number);
    if (number.policy === 'block') return pane.desk.tell('problem', pane.t('refused.blocked', { number: shown }));
    if (number.policy === 'confirm' && !(await pane.desk.ask(to, warningsFor(number)))) return;
    const problem = await attempt(() => pane.telephone.forward(call.id, number.dial));
    if (problem) return pane.desk.tell('problem', problemText(pane, problem));
    pane.desk.draft(call.id, null);
    pane.desk.tell('done', pane.t('notice.forwarded', { who: to.name ?? shown }));
  },
};
