export { startOutlook, type MintToken, type OutlookOptions, type OutlookSimulator } from './outlook.ts';
export { sampleMailbox } from './mails/sample-mailbox.ts';
export type { Appointment, Correspondent, Mail, MailboxContent, MailboxOwner } from './mailbox.ts';
export type { Steering } from './page/steering.ts';
