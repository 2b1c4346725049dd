import { beforeEach, expect, test } from '@jest/globals';
import type { RestAsk, RestClient } from '../../../../src/adapters/starface/rest/client.ts';
import { ContactTags, mostTags } from '../../../../src/adapters/starface/rest/contact-tags.ts';
import { searchContacts } from '../../../../src/adapters/starface/rest/contacts.ts';
import { starfaceError } from '../../../../src/adapters/starface/starface-error.ts';
import { ManualClock } from '../support/manual-clock.ts';

/** An address book with folders; an answer that is an error is thrown. */
class BookRest implements RestClient {
  readonly asked: string[] = [];
  tags: unknown = [];
  members: Record<string, unknown> = {};

  async ask({ path }: RestAsk): Promise<unknown> {
    this.asked.push(path);
    const url = new URL(path, 'http://pbx');
    const tag = url.searchParams.get('tags');
    const answer = url.pathname === '/contacts/tags' ? this.tags : tag === null ? found : this.members[tag];
    if (answer instanceof Error) throw answer;
    return answer ?? null;
  }
}

const found = {
  contacts: [{ id: 'c-1' }, { id: 2 }],
  // With the mail address among the columns, nobody is read one by one.
  summaryBlockSchema: { attributes: [{ displayKey: 'EMAIL' }] },
  phoneNumbersBlockSchema: { attributes: [] },
};

let rest: BookRest;
let clock: ManualClock;
let tags: ContactTags;

beforeEach(() => {
  rest = new BookRest();
  clock = new ManualClock();
  tags = new ContactTags(rest, clock);
});

async function search(page = 0, userId = '17') {
  const contacts = await searchContacts(rest, userId, 'x', page, tags);
  return contacts.map((contact) => contact.tags);
}

test('each contact bears the names of its folders, whatever else a PBX writes beside them', async () => {
  rest.tags = [
    { id: 'a', name: 'Kunden', owner: '', later: {} },
    { id: 7, name: '', alias: 'Nord' },
    null,
    { name: 'x' },
  ];
  rest.members = { a: { contacts: [{ id: 'c-1', later: 1 }, null, { id: 2 }] }, '7': { contacts: [{ id: 'c-1' }] } };
  expect(await search()).toEqual([['Kunden', 'Nord'], ['Kunden']]);
  expect(rest.asked.slice(1)).toEqual([
    '/contacts/tags?userId=17&page=0&pagesize=9',
    '/contacts?userId=17&tags=a&searchTerms=x&page=0&pagesize=25',
    '/contacts?userId=17&tags=7&searchTerms=x&page=0&pagesize=25',
  ]);
});

test('on a later page everybody before it is asked for too: a folder counts its pages alone', async () => {
  rest.tags = [{ id: 'a', name: 'Kunden' }];
  await search(2);
  expect(rest.asked.at(-1)).toBe('/contacts?userId=17&tags=a&searchTerms=x&page=0&pagesize=75');
});

test('the folders are read once in ten minutes for each person', async () => {
  const lists = () => rest.asked.filter((path) => path.startsWith('/contacts/tags')).length;
  await search();
  await search();
  expect(lists()).toBe(1);
  await search(0, '18');
  expect(lists()).toBe(2);
  await clock.advance(10 * 60_000);
  await search();
  expect(lists()).toBe(3);
});

test('more folders than can be asked for are not shown, and not asked for', async () => {
  rest.tags = Array.from({ length: mostTags + 1 }, (_, at) => ({ id: `t${at}`, name: `T${at}` }));
  expect(await search()).toEqual([[], []]);
  expect(rest.asked).toHaveLength(2);
});

test.each([
  ['no list', { tags: [] }],
  ['refused', starfaceError('forbidden', 'forbidden', 'no')],
  ['nothing', null],
])('folders that are %s leave the search as it is, and are not asked for again at once', async (_, answer) => {
  rest.tags = answer;
  expect(await search()).toEqual([[], []]);
  await search();
  expect(rest.asked).toHaveLength(3);
});

test('folders that could not be read just now are asked for at the next search', async () => {
  rest.tags = starfaceError('unavailable', 'unavailable', 'down');
  expect(await search()).toEqual([[], []]);
  rest.tags = [{ id: 'a', name: 'Kunden' }];
  rest.members = { a: { contacts: [{ id: 'c-1' }] } };
  expect(await search()).toEqual([['Kunden'], []]);
});

test.each([
  ['an error', starfaceError('unavailable', 'unavailable', 'down')],
  ['no list', []],
])('a folder whose contacts are %s is shown at nobody', async (_, answer) => {
  rest.tags = [
    { id: 'a', name: 'Kunden' },
    { id: 'b', name: 'Nord' },
  ];
  rest.members = { a: answer, b: { contacts: [{ id: 'c-1' }] } };
  expect(await search()).toEqual([['Nord'], []]);
});
