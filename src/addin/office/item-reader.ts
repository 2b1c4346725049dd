/** People and subject of an item: properties of what is read, calls for what is written. */
import { OfficeError } from './office-error.ts';
import { officeCall } from './office-call.ts';
import type { ItemPerson } from './outlook-host.ts';

export type OfficeItem = NonNullable<Office.Mailbox['item']>;

/** Runs a call in the queue of those that Outlook counts. */
export type Queued = <Value>(call: () => Promise<Value>) => Promise<Value>;

type Details = Partial<Office.EmailAddressDetails> | null | undefined;
type WithGetter<Value> = { getAsync(callback: (result: Office.AsyncResult<Value>) => void): void };
type Field<Value> = Value | WithGetter<Value> | undefined;

/** The members that this file reads, in both modes of both kinds. Nothing is certain: clients differ. */
type Fields = {
  readonly itemType?: unknown;
  readonly itemId?: unknown;
  readonly from?: Details | object;
  readonly organizer?: Details | object;
  readonly subject?: Field<string>;
  readonly location?: Field<string>;
  readonly end?: Field<Date>;
  readonly to?: Field<readonly Details[]>;
  readonly cc?: Field<readonly Details[]>;
  readonly requiredAttendees?: Field<readonly Details[]>;
  readonly optionalAttendees?: Field<readonly Details[]>;
};

export function kindOf(item: OfficeItem): 'message' | 'appointment' {
  return String((item as Fields).itemType) === 'appointment' ? 'appointment' : 'message';
}

/** In drafts the subject is an object with `getAsync`. */
export function modeOf(item: OfficeItem): 'read' | 'compose' {
  return typeof (item as Fields).subject === 'object' ? 'compose' : 'read';
}

/** Null for drafts, which have none before they are saved. */
export function idOf(item: OfficeItem): string | null {
  const { itemId } = item as Fields;
  return typeof itemId === 'string' && itemId !== '' ? itemId : null;
}

export function readSubject(item: OfficeItem, queued: Queued): Promise<string> {
  return readText('subject', (item as Fields).subject, queued);
}

/** Empty where the item has no place. */
export function readLocation(item: OfficeItem, queued: Queued): Promise<string> {
  return readText('location', (item as Fields).location, queued);
}

/** Milliseconds since 1970; null for what has no end, and where Outlook does not tell it: no action depends on it. */
export async function readEnd(item: OfficeItem, queued: Queued): Promise<number | null> {
  const { end } = item as Fields;
  if (end === undefined || end === null) return null;
  const value: unknown = end instanceof Date ? end : await get('end', end, queued).catch(() => null);
  const at = value instanceof Date ? value.getTime() : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

export async function readPeople(item: OfficeItem, queued: Queued): Promise<readonly ItemPerson[]> {
  const fields = item as Fields;
  const lists = await Promise.all([
    // The organiser of a draft is the person himself and asks for a wider permission.
    readList('from', modeOf(item) === 'read' ? [fields.from, fields.organizer] : [], queued),
    readList('to', fields.to, queued),
    readList('requiredAttendees', fields.requiredAttendees, queued),
    readList('cc', fields.cc, queued),
    readList('optionalAttendees', fields.optionalAttendees, queued),
  ]);
  return lists.flat();
}

/** @throws OfficeError */
export function readBody(item: OfficeItem, form: 'html' | 'text'): Promise<string> {
  return officeCall<string>('body.getAsync', (callback) => item.body.getAsync(form, callback));
}

async function readText(name: string, field: Field<string>, queued: Queued): Promise<string> {
  if (field === undefined || field === null) return '';
  if (typeof field === 'string') return field;
  const value: unknown = await get(name, field, queued);
  return typeof value === 'string' ? value : '';
}

async function readList(
  name: string,
  field: Field<readonly Details[]>,
  queued: Queued,
): Promise<readonly ItemPerson[]> {
  if (field === undefined || field === null) return [];
  const list: unknown = isList(field) ? field : await get(name, field, queued);
  return Array.isArray(list) ? list.flatMap((details: Details) => personOf(details)) : [];
}

async function get<Value>(name: string, field: WithGetter<Value>, queued: Queued): Promise<Value> {
  if (typeof field.getAsync !== 'function') throw new OfficeError('unavailable', `${name} cannot be read here`);
  return queued(() => officeCall<Value>(`${name}.getAsync`, (callback) => field.getAsync(callback)));
}

/** Entries without an address (distribution lists that were expanded, damaged ones) are nobody who can be called. */
function personOf(details: Details): readonly ItemPerson[] {
  const { displayName, emailAddress } = details ?? {};
  if (typeof emailAddress !== 'string' || emailAddress === '') return [];
  return [
    { name: typeof displayName === 'string' && displayName !== '' ? displayName : emailAddress, address: emailAddress },
  ];
}

function isList(field: object): field is readonly Details[] {
  return Array.isArray(field);
}
