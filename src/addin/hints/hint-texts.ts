/** The texts of the hints: they load with them, and are never needed again. */
import type { Language } from '../../ui/locales/translator.ts';

export type HintTexts = Readonly<Record<'label' | 'pin' | 'callers' | 'dismiss', string>>;

export const hintTexts: Readonly<Record<Language, HintTexts>> = {
  en: {
    label: 'Hint',
    pin: 'Press the pin above a mail’s pane: it stays open then and follows the mail that you select.',
    callers:
      '“Callers get” at the top is what somebody who rings you now hears: your phone, voicemail, busy or a number.',
    dismiss: 'Got it',
  },
  de: {
    label: 'Hinweis',
    pin: 'Mit der Stecknadel über dem Bereich bleibt er neben Mails offen und folgt der, die Sie auswählen.',
    callers:
      '„Anrufer erreichen“ oben sagt, was erreicht, wer Sie jetzt anruft: Telefon, Mailbox, Besetzt oder eine Nummer.',
    dismiss: 'Verstanden',
  },
};
