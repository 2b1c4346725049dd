/** What the sign-in says, in its window and in the pane; loaded apart from the pane's texts. */
import type { Language } from '../../ui/locales/translator.ts';
import type { SignInReason } from '../../ui/sign-in/sign-in-error.ts';

export type WindowTexts = {
  readonly title: string;
  readonly waiting: string;
  readonly done: string;
  /** Somebody opened the page himself. */
  readonly refused: string;
  readonly again: string;
  readonly code: string;
  readonly failures: Readonly<Record<SignInReason, string>>;
};

const windowTextsDe: WindowTexts = {
  title: 'Anmelden bei Microsoft 365',
  waiting: 'Sie werden zu Microsoft weitergeleitet …',
  done: 'Sie sind angemeldet. Dieses Fenster schließt sich von selbst. Bleibt es offen, schließen Sie es.',
  refused:
    'Diese Seite öffnet sich nur aus dem Telefonbereich in Outlook. Schließen Sie sie und melden Sie sich dort an.',
  again: 'Erneut versuchen',
  code: 'Code',
  failures: {
    'needs-person': 'Die Anmeldung wurde nicht abgeschlossen.',
    cancelled: 'Die Anmeldung wurde abgebrochen.',
    blocked:
      'Der Browser hat das Anmeldefenster nicht geöffnet. Erlauben Sie Fenster für diese Seite und versuchen Sie es erneut.',
    'open-already': 'Ein Anmeldefenster ist noch offen. Schließen Sie es und versuchen Sie es erneut.',
    offline: 'Microsoft ist nicht erreichbar. Besteht eine Netzwerkverbindung?',
    'not-allowed': 'Ihr Administrator muss die Anmeldung erst erlauben. Nennen Sie ihm den Code.',
    failed: 'Die Anmeldung hat nicht geklappt. Bleibt es dabei, nennen Sie Ihrem Administrator den Code.',
  },
};

const windowTextsEn: WindowTexts = {
  title: 'Sign in to Microsoft 365',
  waiting: 'Taking you to Microsoft …',
  done: 'You are signed in. This window closes by itself. If it stays open, close it.',
  refused: 'This page opens only from the telephone pane in Outlook. Close it and sign in there.',
  again: 'Try again',
  code: 'Code',
  failures: {
    'needs-person': 'The sign-in was not finished.',
    cancelled: 'The sign-in was cancelled.',
    blocked: 'The browser did not let the sign-in window open. Allow windows for this page, then try again.',
    'open-already': 'A sign-in window is still open. Close it, then try again.',
    offline: 'Microsoft can’t be reached. Is the network up?',
    'not-allowed': 'Your administrator has to allow the sign-in first. Name the code to him.',
    failed: 'The sign-in did not work. If that stays so, name the code to your administrator.',
  },
};

export const windowTexts: Readonly<Record<Language, WindowTexts>> = { de: windowTextsDe, en: windowTextsEn };
