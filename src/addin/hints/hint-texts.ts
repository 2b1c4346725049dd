/** The texts of the hints: they load with them, and are never needed again. */
import type { Language } from '../../ui/locales/translator.ts';

export type HintTexts = Readonly<Record<'label' | 'pin' | 'callers' | 'dismiss', string>>;

export const hintTexts: Readonly<Record<Language, HintTexts>> = {
  en: {
    label: 'Hint',
    pin: 'Press the pin at the top: the pane then stays open and follows the mail that you select.',
    callers:
      '“Callers get” at the top is what somebody who rings you now hears: your phone, voicemail, busy or a number.',
    dismiss: 'Got it',
  },
  de: {
    label: 'Hinweis',
    pin: 'Die Stecknadel oben hält diesen Bereich offen: Er folgt dann der Mail, die Sie auswählen.',
    callers: '„Anrufer erreichen“ oben zeigt, wohin Anrufe an Sie gerade gehen: Telefon, Mailbox, Besetzt oder Nummer.',
    dismiss: 'Verstanden',
  },
};
