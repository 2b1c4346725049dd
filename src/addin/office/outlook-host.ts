/**
 * What the pane can ask of the Outlook around it. `office-host.ts` answers by Office.js (requirement set Mailbox 1.5,
 * permission ReadItem), `memory-host.ts` without any Outlook.
 */
import type { MailInput } from '../../domain/numbers/scan-html.ts';
import type { SignInDialog } from '../../ui/sign-in/sign-in-dialog.ts';

export type ThemeName = 'light' | 'dark';

export type ItemPerson = { readonly name: string; readonly address: string };

/** The mail or appointment that is open beside the pane. All its methods reject with an `OfficeError`. */
export type OutlookItem = {
  /** Another one for another item; drafts, which have no id at Outlook, get one of their own. */
  readonly key: string;
  readonly kind: 'message' | 'appointment';
  readonly mode: 'read' | 'compose';
  subject(): Promise<string>;
  /** When the appointment, or the one of an invitation, ends; milliseconds since 1970, null where there is none. */
  ends(): Promise<number | null>;
  /** Sender or organiser first, then the others in Outlook's order. The person himself may be among them. */
  people(): Promise<readonly ItemPerson[]>;
  /** HTML as it lies in the mailbox: foreign text, to be parsed inert and never shown. */
  bodyHtml(): Promise<string>;
  /** Subject, place and body as text with link targets. */
  content(): Promise<MailInput>;
};

export type AppointmentDraft = {
  readonly subject: string;
  readonly body: string;
  readonly start: Date;
  readonly end: Date;
};

export type MailDraft = { readonly to: string; readonly subject: string };

export type OutlookHost = {
  /** False in a browser tab of its own, where there never is an item. */
  readonly insideOutlook: boolean;
  /** Of the user interface, such as `de-DE`. */
  readonly locale: string;
  /** A phone shows the pane on the whole screen. */
  readonly phone: boolean;
  /** The person's own address in this mailbox; null where unknown. */
  readonly ownAddress: string | null;
  /** https://learn.microsoft.com/javascript/api/requirement-sets */
  supports(requirementSet: string, version: string): boolean;

  readonly theme: { get(): ThemeName; subscribe(listener: () => void): () => void };

  /** The item at this moment, null where none is selected. */
  item(): OutlookItem | null;
  /**
   * Called with the new item, or null, when another one is selected, and with the same item when the people of a
   * draft change. Returns the function that ends it; may be called more than once.
   */
  onItemChanged(listener: (item: OutlookItem | null) => void): () => void;

  /**
   * A line above the item, at most 150 characters (longer ones are cut). Replaces the one of the same key.
   * Rejects with an `OfficeError` where there is no item or no room.
   */
  notify(key: string, kind: 'information' | 'error', message: string): Promise<void>;
  /** Null where this Outlook has no such form for add-ins: phones, drafts, a browser tab. */
  newAppointment(): ((draft: AppointmentDraft) => void) | null;
  /** The form of a new mail; null where this Outlook has none for add-ins, as above and below Mailbox 1.6. */
  newMail(): ((draft: MailDraft) => void) | null;
  /** Loads Outlook's windows, for the sign-in; null below DialogApi 1.1 and in a browser tab. */
  readonly loadDialog: (() => Promise<SignInDialog>) | null;
  /** Opens an address in a browser tab; null on phones, and where the pane stands in a tab already. */
  openTab(): ((address: string) => void) | null;
  /** Closes the pane; null except on phones. */
  closePane(): (() => void) | null;

  /** Small values that follow the person to other devices, 32 KB in all. `set` resolves when they are saved. */
  readonly settings: { get(name: string): unknown; set(name: string, value: unknown): Promise<void> };
};
