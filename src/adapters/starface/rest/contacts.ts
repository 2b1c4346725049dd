import { z } from 'zod';
import { contactsPageSize, type Contact } from '../../../domain/telephone.ts';
import { starfaceError } from '../starface-error.ts';
import type { RestClient } from './client.ts';
import { withAddresses } from './contact-addresses.ts';
import type { ContactTags } from './contact-tags.ts';

/** Names, e-mail addresses and numbers stand in columns that only the schema beside them names. */
const columnShape = z.looseObject({
  displayKey: z.string().catch(''),
  i18nDisplayName: z.string().nullish().catch(null),
});
const blockShape = z.looseObject({ attributes: z.array(columnShape) });
const values = z.array(z.unknown()).catch([]);
const contactShape = z.looseObject({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  summaryValues: values,
  phoneNumberValues: values,
});
const listShape = z.looseObject({
  contacts: z.array(z.unknown()),
  summaryBlockSchema: blockShape.nullish().catch(null),
  phoneNumbersBlockSchema: blockShape.nullish().catch(null),
  metadata: z.looseObject({ page: z.number().optional(), totalPages: z.number().optional() }).nullish().catch(null),
});
const schemeShape = z.looseObject({
  summaryBlock: blockShape.nullish().catch(null),
  phoneNumbersBlock: blockShape.nullish().catch(null),
});

type Column = z.infer<typeof columnShape>;
type Columns = { readonly summary: readonly Column[]; readonly numbers: readonly Column[] };

/**
 * `GET /contacts`, one page of 25, counted from 0. Attribute names are the PBX's own, so its scheme is read where the
 * answer has none. A page that is not there is empty, whatever a PBX answers to it. `tags` adds those of each contact.
 * Where the list has no mail addresses, those of a few are read one by one.
 */
export async function searchContacts(
  rest: RestClient,
  userId: string,
  text: string,
  page = 0,
  tags?: ContactTags,
): Promise<readonly Contact[]> {
  const searchTerms = text.trim();
  if (searchTerms === '') return [];
  const query = new URLSearchParams({ userId, searchTerms, page: String(page), pagesize: String(contactsPageSize) });
  const operation = 'search the contacts';
  const answer = listShape.safeParse(
    await rest.ask({ method: 'GET', path: `/contacts?${query.toString()}`, priority: 'claim', operation }),
  );
  if (!answer.success) throw starfaceError('unavailable', 'unreadable-answer', 'The list of contacts is no list');
  const { contacts, summaryBlockSchema, phoneNumbersBlockSchema } = answer.data;
  // A PBX may answer the last page for all that come after it.
  if (contacts.length === 0 || isBeyond(page, answer.data.metadata)) return [];
  const columns =
    summaryBlockSchema && phoneNumbersBlockSchema
      ? { summary: summaryBlockSchema.attributes, numbers: phoneNumbersBlockSchema.attributes }
      : await readColumns(rest);
  const listed = contacts.flatMap((entry) => toContact(entry, columns));
  const hasAddresses = columns.summary.some(({ displayKey }) => displayKey === 'EMAIL');
  const found = hasAddresses ? listed : await withAddresses(rest, userId, listed);
  if (tags === undefined || found.length === 0) return found;
  const tagged = await tags.ofSearch({ userId, searchTerms, page });
  return found.map((contact) => ({ ...contact, tags: tagged.get(contact.id) ?? [] }));
}

function isBeyond(page: number, metadata: z.infer<typeof listShape>['metadata']): boolean {
  const { page: answered, totalPages } = metadata ?? {};
  return (answered !== undefined && answered !== page) || (totalPages !== undefined && page > 0 && page >= totalPages);
}

async function readColumns(rest: RestClient): Promise<Columns> {
  const ask = {
    method: 'GET',
    path: '/contacts/scheme',
    priority: 'claim',
    operation: 'read the contact scheme',
  } as const;
  const scheme = schemeShape.safeParse(await rest.ask(ask));
  if (!scheme.success) return { summary: [], numbers: [] };
  return {
    summary: scheme.data.summaryBlock?.attributes ?? [],
    numbers: scheme.data.phoneNumbersBlock?.attributes ?? [],
  };
}

function toContact(entry: unknown, columns: Columns): readonly Contact[] {
  const parsed = contactShape.safeParse(entry);
  if (!parsed.success) return [];
  const summary = cellsOf(parsed.data.summaryValues, columns.summary);
  const withKey = (keys: readonly string[]): readonly string[] =>
    summary.filter(({ column }) => keys.includes(column.displayKey)).map(({ text }) => text);
  const company = withKey(['COMPANY'])[0] ?? null;
  // As people say it, whichever column the PBX shows first.
  const name =
    ['TITLE', 'NAME', 'SURNAME'].flatMap((key) => withKey([key])).join(' ') || company || summary[0]?.text || '';
  const numbers = cellsOf(parsed.data.phoneNumberValues, columns.numbers).map(({ column, text }) => ({
    label: column.i18nDisplayName || column.displayKey,
    number: text,
  }));
  return [{ id: parsed.data.id, name, company, emails: withKey(['EMAIL']), numbers }];
}

/** Empty cells left out; a cell beyond the columns has no name. */
function cellsOf(cells: readonly unknown[], columns: readonly Column[]) {
  return cells.flatMap((cell, at) => {
    const text = typeof cell === 'string' ? cell.trim() : '';
    return text === '' ? [] : [{ column: columns[at] ?? { displayKey: '' }, text }];
  });
}
