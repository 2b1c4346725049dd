import { expect, test } from '@jest/globals';
import type { RestAsk, RestClient } from '../../../../src/adapters/starface/rest/client.ts';
import { searchContacts } from '../../../../src/adapters/starface/rest/contacts.ts';
import { starfaceError } from '../../../../src/adapters/starface/starface-error.ts';

/** An address book whose list has names and companies only. */
class BookRest implements RestClient {
  readonly asked: string[] = [];
  readonly #details: Readonly<Record<string, unknown>>;
  readonly #ids: readonly string[];
  readonly #columns: readonly string[];

  constructor(details: Readonly<Record<string, unknown>>, columns: readonly string[] = ['SURNAME', 'COMPANY']) {
    this.#details = details;
    this.#ids = Object.keys(details);
    this.#columns = columns;
  }

  async ask({ path }: RestAsk): Promise<unknown> {
    this.asked.push(path);
    const { pathname } = new URL(path, 'http://pbx');
    if (pathname === '/contacts') {
      return {
        contacts: this.#ids.map((id) => ({ id, summaryValues: [`Name ${id}`, 'Firma'], phoneNumberValues: [] })),
        summaryBlockSchema: { attributes: this.#columns.map((displayKey) => ({ displayKey })) },
        phoneNumbersBlockSchema: { attributes: [] },
      };
    }
    const answer = this.#details[decodeURIComponent(pathname.slice('/contacts/'.length))];
    if (answer instanceof Error) throw answer;
    return answer;
  }
}

const block = (...attributes: unknown[]) => ({ name: 'details', attributes });
const email = (value: unknown) => ({ displayKey: 'EMAIL', name: 'pbx-own-name', value });

async function addresses(rest: BookRest, text = 'anna@firma.example') {
  return (await searchContacts(rest, '17', text)).map(({ emails }) => emails);
}

test('mail addresses that are no column of the list are read with the contacts that were found', async () => {
  const rest = new BookRest({
    'a/1': { blocks: [block({ displayKey: 'CITY', value: 'Köln' }), block(email(' anna@firma.example '), email(''))] },
    b: { blocks: [block(email('b@firma.example'), email('b@firma.example'), email(null))] },
  });
  expect(await addresses(rest)).toEqual([['anna@firma.example'], ['b@firma.example']]);
  expect(rest.asked.slice(1)).toEqual(['/contacts/a%2F1?userId=17', '/contacts/b?userId=17']);
});

test('a list that has them is not read twice, and many are not read one by one', async () => {
  const named = new BookRest({ a: {} }, ['SURNAME', 'EMAIL']);
  expect(await addresses(named)).toEqual([['Firma']]);
  expect(named.asked).toHaveLength(1);
  const many = new BookRest({ a: {}, b: {}, c: {}, d: {} });
  expect(await addresses(many)).toEqual([[], [], [], []]);
  expect(many.asked).toHaveLength(1);
});

test.each([
  ['no contact', null],
  ['blocks of another kind', { blocks: [null, 7] }],
  ['refused', starfaceError('forbidden', 'forbidden', 'The PBX refuses: read a contact')],
])('a contact that cannot be read has no address: %s', async (_name, answer) => {
  expect(await addresses(new BookRest({ a: answer, b: { blocks: [block(email('b@x.example'))] } }))).toEqual([
    [],
    ['b@x.example'],
  ]);
});
