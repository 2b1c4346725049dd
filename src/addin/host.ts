/** What the pane asks of the program around it. In Outlook `office/` answers; in an own tab there is no item. */
import type { MailInput } from '../domain/numbers/scan-html.ts';
import type { SignInDialog } from '../ui/sign-in/sign-in-dialog.ts';
import type { ThemeName } from '../ui/theme/theme.ts';

export type ItemPerson = { readonly name: string; readonly address: string };

/** The mail or appointment that is open beside the pane. */
export type OpenItem = {
  /** Another one for another item; drafts get one of their own too. */
  readonly id: string;
  readonly kind: 'message' | 'appointment';
  readonly subject: string;
  /** When the appointment, or the one of an invitation, ends; milliseconds since 1970. Absent where it is not known. */
  readonly ends?: number;
  /** Sender or organiser first; the person himself may be among them. */
  readonly people: readonly ItemPerson[];
  /** Read on demand; only ever searched for numbers, never shown, stored or sent. */
  readonly content: () => Promise<MailInput>;
};

export type AppointmentDraft = {
  readonly subject: string;
  readonly body: string;
  readonly start: Date;
  readonly end: Date;
};

export type MailDraft = { readonly to: string; readonly subject: string };

/** Cards that explain the pane when it is first opened. */
export const hintNames = ['pin', 'callers'] as const;

export type HintName = (typeof hintNames)[number];

export type HintMemory = {
  /** Those that fit this Outlook and were not dismissed yet, on this device or another one. */
  readonly unseen: () => readonly HintName[];
  /** Never shown again. Rejects where it could not be saved: it comes back with the next start then. */
  readonly dismiss: (name: HintName) => Promise<void>;
};

export type PaneHost = {
  /** Of the user interface, such as `de-DE`. */
  readonly locale: string;
  readonly theme: { readonly get: () => ThemeName; readonly subscribe: (listener: () => void) => () => void };
  /** The item open now, null where there is none. Rejects where Outlook does not let it be read. */
  readonly readItem: () => Promise<OpenItem | null>;
  /** Called when another item, or none, is selected. Returns the function that stops it. */
  readonly onItemChanged: (listener: () => void) => () => void;
  /** Opens the form of a new appointment; null where this Outlook has none for add-ins. */
  readonly newAppointment: ((draft: AppointmentDraft) => void) | null;
  /** Opens the form of a new mail; null where this Outlook has none for add-ins. */
  readonly newMail: ((draft: MailDraft) => void) | null;
  /** Windows for the sign-in; null where this Outlook opens none for add-ins, and in a tab of its own. */
  readonly loadDialog: (() => Promise<SignInDialog>) | null;
  /** Opens an address in a browser tab; null on phones, and where the pane stands in a tab already. */
  readonly openTab: ((address: string) => void) | null;
  /** Null where nothing would remember that they were shown: a tab of its own. */
  readonly hints: HintMemory | null;
};
