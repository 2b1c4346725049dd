import { PhoneDesktopRegular } from '@fluentui/react-icons/headless/svg/phone-desktop';
import type { PhoneAnswer } from '../../contract/telephone.ts';
import { phoneName } from '../dialling/phone-name.ts';
import type { Action } from './action.ts';
import { attempt, problemText } from './attempt.ts';
import { requires } from './requirements.ts';

/** Makes this the phone that rings first. */
export const choosePhone: Action<Pick<PhoneAnswer, 'id' | 'name'>> = {
  id: 'choosePhone',
  label: 'action.choosePhone',
  icon: PhoneDesktopRegular,
  isAvailable: (pane) => requires(pane.live.get(), 'primaryPhone'),
  perform: async (pane, { id, name }) => {
    const problem = await attempt(() => pane.telephone.setPrimaryPhone(id));
    if (problem) return pane.desk.tell('problem', problemText(pane, problem));
    // He said which one he wants: the next call from this device is no reason to ask him again.
    pane.lastPhone.set({ phoneId: id, primaryId: id, despite: false });
    await pane.ownPhones(true);
    pane.desk.tell('done', pane.t('notice.phone', { name: phoneName({ id, name }) }));
  },
};
