/** `Office.context.mailbox.item` in its four shapes; checked against the typings of Office.js as far as it goes. */
import type { ItemData, Person } from '../protocol.ts';
import { answer, type CallHost, type Callback, type OptionsOrCallback } from './async-result.ts';
import type { Handlers } from './handlers.ts';

type Getter<Value> = { getAsync(options?: OptionsOrCallback<Value>, callback?: Callback<Value>): void };

export function createItem(data: ItemData, call: CallHost, handlers: Handlers): object {
  const common = {
    body: body(call),
    notificationMessages: notificationMessages(call),
    addHandlerAsync: handlers.add,
    removeHandlerAsync: handlers.remove,
  };
  switch (data.mode) {
    case 'messageRead':
      return { ...common, ...messageRead(data) };
    case 'appointmentRead':
      return { ...common, ...appointmentRead(data) };
    case 'messageCompose':
      return { ...common, ...messageCompose(call) };
    case 'appointmentCompose':
      return { ...common, ...appointmentCompose(call) };
  }
}

function messageRead(data: Extract<ItemData, { mode: 'messageRead' }>): object {
  return {
    itemType: 'message' as Office.MailboxEnums.ItemType,
    itemClass: data.itemClass,
    itemId: data.id,
    conversationId: `conversation-${data.id}`,
    internetMessageId: `<${data.id}@simulated.example>`,
    subject: data.subject,
    normalizedSubject: data.subject.replace(/^((re|aw|fw|wg): *)+/i, ''),
    dateTimeCreated: new Date(data.created),
    dateTimeModified: new Date(data.created),
    from: details(data.from),
    sender: details(data.from),
    to: data.to.map(details),
    cc: data.cc.map(details),
    attachments: [],
    ...(data.meeting
      ? { start: new Date(data.meeting.start), end: new Date(data.meeting.end), location: data.meeting.location }
      : {}),
  } satisfies Partial<Office.MessageRead>;
}

function appointmentRead(data: Extract<ItemData, { mode: 'appointmentRead' }>): object {
  return {
    itemType: 'appointment' as Office.MailboxEnums.ItemType,
    itemClass: 'IPM.Appointment',
    itemId: data.id,
    subject: data.subject,
    normalizedSubject: data.subject,
    dateTimeCreated: new Date(data.created),
    dateTimeModified: new Date(data.created),
    organizer: details(data.organizer),
    requiredAttendees: data.required.map(details),
    optionalAttendees: data.optional.map(details),
    start: new Date(data.start),
    end: new Date(data.end),
    location: data.location,
  } satisfies Partial<Office.AppointmentRead>;
}

function messageCompose(call: CallHost): object {
  return {
    itemType: 'message' as Office.MailboxEnums.ItemType,
    conversationId: 'draft',
    to: getter<Office.EmailAddressDetails[]>(call, 'to', toDetails) as unknown as Office.Recipients,
    cc: getter<Office.EmailAddressDetails[]>(call, 'cc', toDetails) as unknown as Office.Recipients,
    bcc: getter<Office.EmailAddressDetails[]>(call, 'bcc', toDetails) as unknown as Office.Recipients,
    subject: getter<string>(call, 'subject') as unknown as Office.Subject,
  } satisfies Partial<Office.MessageCompose>;
}

function appointmentCompose(call: CallHost): object {
  const attendees = (name: string): Office.Recipients =>
    getter<Office.EmailAddressDetails[]>(call, name, toDetails) as unknown as Office.Recipients;
  return {
    itemType: 'appointment' as Office.MailboxEnums.ItemType,
    requiredAttendees: attendees('requiredAttendees'),
    optionalAttendees: attendees('optionalAttendees'),
    subject: getter<string>(call, 'subject') as unknown as Office.Subject,
    location: getter<string>(call, 'location') as unknown as Office.Location,
    start: getter<Date>(call, 'start', toDate) as unknown as Office.Time,
    end: getter<Date>(call, 'end', toDate) as unknown as Office.Time,
  } satisfies Partial<Office.AppointmentCompose>;
}

function body(call: CallHost): object {
  return {
    getAsync(
      coercion: Office.CoercionType | string,
      options?: OptionsOrCallback<string>,
      callback?: Callback<string>,
    ): void {
      answer(call('body.getAsync', coercion), options, callback);
    },
    getTypeAsync(options?: OptionsOrCallback<Office.CoercionType>, callback?: Callback<Office.CoercionType>): void {
      answer(call('body.getTypeAsync'), options, callback);
    },
  } satisfies Partial<Office.Body>;
}

function notificationMessages(call: CallHost): object {
  const set =
    (method: string) =>
    (
      key: string,
      details: Office.NotificationMessageDetails,
      options?: OptionsOrCallback<void>,
      end?: Callback<void>,
    ) =>
      answer(call(`notificationMessages.${method}`, key, details), options, end);
  return {
    addAsync: set('addAsync'),
    replaceAsync: set('replaceAsync'),
    removeAsync: (key: string, options?: OptionsOrCallback<void>, callback?: Callback<void>) =>
      answer(call('notificationMessages.removeAsync', key), options, callback),
    getAllAsync: (
      options?: OptionsOrCallback<Office.NotificationMessageDetails[]>,
      callback?: Callback<Office.NotificationMessageDetails[]>,
    ) => answer(call('notificationMessages.getAllAsync'), options, callback),
  } satisfies Office.NotificationMessages;
}

function getter<Value>(call: CallHost, field: string, convert: (value: unknown) => unknown = same): Getter<Value> {
  return {
    getAsync: (options, callback) => answer(call(`${field}.getAsync`).then(convert), options, callback),
  };
}

function details(person: Person): Office.EmailAddressDetails {
  return { ...person, recipientType: 'other', appointmentResponse: 'none' };
}

const toDetails = (people: unknown): Office.EmailAddressDetails[] => (people as Person[]).map(details);
const toDate = (time: unknown): Date => new Date(String(time));
const same = (value: unknown): unknown => value;
