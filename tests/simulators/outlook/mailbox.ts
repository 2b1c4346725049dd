/** What lies in a simulated mailbox. Every person of the demo finds the same mails, addressed to him or her. */

export type Correspondent = { readonly name: string; readonly address: string };

/** Stands for the person who is signed in, wherever a correspondent is expected. */
export const me: Correspondent = { name: '', address: '{me}' };

export type Meeting = {
  /** From now to the start, negative for the past. */
  readonly startsInMinutes: number;
  readonly minutes: number;
  readonly location: string;
};

export type Mail = {
  readonly id: string;
  readonly language: 'de' | 'en';
  readonly from: Correspondent;
  readonly to: readonly Correspondent[];
  readonly cc?: readonly Correspondent[];
  readonly subject: string;
  readonly minutesAgo: number;
  readonly unread?: boolean;
  readonly html: string;
  /** Only in meeting requests, which arrive as messages of the class `IPM.Schedule.Meeting.Request`. */
  readonly meeting?: Meeting;
};

export type Appointment = {
  readonly id: string;
  readonly subject: string;
  /** Where this is `me`, the appointment opens in the organiser's form, otherwise in the attendee's. */
  readonly organizer: Correspondent;
  readonly required: readonly Correspondent[];
  readonly optional: readonly Correspondent[];
  readonly meeting: Meeting;
  readonly html: string;
};

export type MailboxContent = { readonly mails: readonly Mail[]; readonly appointments: readonly Appointment[] };

/** A person who may sign in. */
export type MailboxOwner = { readonly upn: string; readonly name: string; readonly mail?: string };
