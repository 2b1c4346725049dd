import { MailRegular } from '@fluentui/react-icons/headless/svg/mail';
import type { MailDraft } from '../host.ts';
import { available, unavailable, type Action } from './action.ts';

/** Opens the form of a new mail; nothing is sent. */
export const writeMail: Action<MailDraft> = {
  id: 'writeMail',
  label: 'action.mail',
  icon: MailRegular,
  isAvailable: (pane) => (pane.host.newMail ? available : unavailable('reason.noMailForm')),
  perform: async (pane, draft) => pane.host.newMail?.(draft),
};
