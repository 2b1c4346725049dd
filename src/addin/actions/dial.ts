import { CallRegular } from '@fluentui/react-icons/headless/svg/call';
import type { CallAnswer } from '../../contract/api.ts';
import type { PhoneAnswer } from '../../contract/telephone.ts';
import type { FailureCode } from '../../ui/api/api-problem.ts';
import { heard } from '../../ui/api/live-state.ts';
import type { DialTarget } from '../desk.ts';
import { choosePhoneFor, primaryOf } from '../dialling/phone-choice.ts';
import { phoneName } from '../dialling/phone-name.ts';
import { warningsFor } from '../dialling/warnings.ts';
import type { TextKey } from '../locales/texts.ts';
import type { Pane } from '../pane.ts';
import { available, type Action } from './action.ts';
import { attempt, problemText } from './attempt.ts';
import { requires } from './requirements.ts';

/** Rings the person's phone, then the other side. What may cost, or hides something, is asked about first. */
export const dial: Action<DialTarget> = {
  id: 'dial',
  label: 'action.dial',
  icon: CallRegular,
  isAvailable: (pane) => {
    const state = pane.live.get();
    // In the first second nothing is known yet: the bridge decides.
    return state.me === null && state.connection === 'connecting' ? available : requires(state, 'call.place');
  },
  perform: async (pane, target) => {
    const { number } = target;
    const shown = pane.numbers.format(number);
    if (number.policy === 'block') return pane.desk.tell('problem', pane.t('refused.blocked', { number: shown }));
    if (number.policy === 'confirm' && !(await pane.desk.ask(target, warningsFor(number)))) return;
    if (!pane.guard.admit(number.dial, pane.now())) return;
    const rings = await phoneFor(pane);
    if (rings === 'none') return pane.guard.release(number.dial);
    const problem = await attempt(() => place(pane, target, rings.phoneId));
    if (problem === null) return pane.desk.tell('done', ringsText(pane, shown, rings.name));
    pane.guard.release(number.dial);
    const reason = otherWays[problem.code];
    if (reason !== undefined) return pane.desk.open({ kind: 'alternatives', target, reason });
    pane.desk.tell('problem', problemText(pane, problem));
  },
};

/** What the bridge can't do now, the app on this device perhaps can. */
const otherWays: Readonly<Partial<Record<FailureCode, TextKey>>> = {
  'starface.not-linked': 'reason.notLinked',
  'starface.no-account': 'reason.noAccount',
  'starface.unavailable': 'reason.pbxDown',
  unreachable: 'reason.offline',
};

function ringsText({ t }: Pane, number: string, phone: string | null): string {
  return phone === null ? t('notice.calling', { number }) : t('notice.callingWith', { number, phone });
}

type Rings = {
  /** Null: the one that the PBX takes by itself. */
  readonly phoneId: string | null;
  /** Null where it is not known. */
  readonly name: string | null;
};

/** The phone that is to ring, asked about where it is not the one of the last time; `none` where the person gives up. */
async function phoneFor(pane: Pane): Promise<Rings | 'none'> {
  const isOffered = pane.live.get().me?.capabilities.includes('primaryPhone') === true;
  const phones = isOffered ? await pane.ownPhones() : [];
  const choice = choosePhoneFor(phones, pane.lastPhone.get());
  const phone =
    choice.kind === 'dial' ? choice.phone : await askedPhone(phones, pane.desk.askPhone(phones, choice.why));
  if (phone === null) return choice.kind === 'dial' ? { phoneId: null, name: null } : 'none';
  const primaryId = primaryOf(phones)?.id ?? phone.id;
  pane.lastPhone.set({ phoneId: phone.id, primaryId, despite: phone.registered === false });
  return { phoneId: phone.id === primaryId ? null : phone.id, name: phones.length > 1 ? phoneName(phone) : null };
}

async function askedPhone(phones: readonly PhoneAnswer[], answer: Promise<string | null>): Promise<PhoneAnswer | null> {
  const chosen = await answer;
  return phones.find(({ id }) => id === chosen) ?? null;
}

async function place(pane: Pane, target: DialTarget, phoneId: string | null): Promise<void> {
  const placed = await pane.api.placeCall({ number: target.number.dial, ...(phoneId === null ? {} : { phoneId }) });
  const call: CallAnswer = { ...placed, name: target.name, connectedAt: null };
  // The event of the bridge may have come first and knows more.
  pane.live.change((state) =>
    state.calls.some(({ id }) => id === call.id) ? state : heard(state, { event: 'call', data: call }),
  );
  pane.desk.remember({ target, at: pane.now() });
}
