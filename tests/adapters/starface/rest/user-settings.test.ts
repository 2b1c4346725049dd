import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readRedirections, writeRedirection } from '../../../../src/adapters/starface/rest/redirections.ts';
import { searchContacts } from '../../../../src/adapters/starface/rest/contacts.ts';
import type { RestAsk, RestClient } from '../../../../src/adapters/starface/rest/client.ts';
import { LinkedPerson } from '../support/linked-person.ts';

/** REST that answers from a list and remembers what it was asked. */
class AnsweringRest implements RestClient {
  readonly asked: RestAsk[] = [];
  readonly #answers: unknown[];

  constructor(...answers: unknown[]) {
    this.#answers = answers;
  }

  async ask(ask: RestAsk): Promise<unknown> {
    this.asked.push(ask);
    return this.#answers.shift() ?? null;
  }
}

const slot = (more: object = {}) => ({
  id: 'r-1',
  enabled: false,
  redirectTrigger: { redirectTriggerType: 'TIMEOUT', seconds: 20 },
  redirectDestination: { redirectDestinationType: 'PHONENUMBER', phoneNumber: '+49721', ring: 1 },
  phoneNumber: '0721 1',
  groupNumber: false,
  futureMember: [1],
  ...more,
});

test('a slot is read with its trigger, target and number', async () => {
  const rest = new AnsweringRest([slot()]);
  expect(await readRedirections(rest, '17', 'poll')).toEqual([
    { id: 'r-1', trigger: 'timeout', enabled: false, target: { kind: 'number', number: '+49721' }, number: '0721 1' },
  ]);
  expect(rest.asked[0]).toMatchObject({ method: 'GET', path: '/redirects?actOnBehalfOf=17' });
});

test.each([
  ['a mailbox', { redirectDestinationType: 'MAILBOX', mailboxId: '8' }, { kind: 'mailbox', mailboxId: '8' }],
  ['a mailbox by number', { redirectDestinationType: 'MAILBOX', mailboxId: 8 }, { kind: 'mailbox', mailboxId: '8' }],
  ['no number yet', { redirectDestinationType: 'PHONENUMBER', phoneNumber: '' }, null],
  ['a target that nobody knows', { redirectDestinationType: 'DOORBELL' }, null],
  ['no target', null, null],
])('%s is read', async (_, redirectDestination, target) => {
  const [read] = await readRedirections(new AnsweringRest([slot({ redirectDestination })]), '17', 'poll');
  expect(read?.target).toEqual(target);
});

test('a slot of an unknown trigger, and what is no slot, are left out', async () => {
  const rest = new AnsweringRest([slot({ redirectTrigger: { redirectTriggerType: 'MOON' } }), null, 7, slot()]);
  expect(await readRedirections(rest, '17', 'poll')).toHaveLength(1);
});

test('switching a slot leaves every member that we do not know', async () => {
  const rest = new AnsweringRest(slot());
  const wish = { id: 'r-1', trigger: 'timeout' as const, enabled: true, target: null, number: null };
  await writeRedirection(rest, '17', wish, 'claim');
  expect(rest.asked[1]).toMatchObject({ method: 'PUT', path: '/redirects/r-1?actOnBehalfOf=17' });
  expect(rest.asked[1]?.body).toEqual(slot({ enabled: true }));
});

test('retargeting keeps what belongs to the same kind of target and drops what belongs to another', async () => {
  const wish = { id: 'r-1', trigger: 'timeout' as const, enabled: true, number: null };
  const number = new AnsweringRest(slot());
  await writeRedirection(number, '17', { ...wish, target: { kind: 'number', number: '+491' } }, 'claim');
  expect((number.asked[1]?.body as { redirectDestination: object }).redirectDestination).toEqual({
    redirectDestinationType: 'PHONENUMBER',
    phoneNumber: '+491',
    ring: 1,
  });
  const mailbox = new AnsweringRest(slot());
  await writeRedirection(mailbox, '17', { ...wish, target: { kind: 'mailbox', mailboxId: '8' } }, 'claim');
  expect((mailbox.asked[1]?.body as { redirectDestination: object }).redirectDestination).toEqual({
    redirectDestinationType: 'MAILBOX',
    mailboxId: '8',
  });
});

const schema = {
  summaryBlockSchema: {
    attributes: [{ displayKey: 'NAME' }, { displayKey: 'SURNAME' }, { displayKey: 'COMPANY' }, { displayKey: 'EMAIL' }],
  },
  phoneNumbersBlockSchema: {
    attributes: [{ displayKey: 'OFFICE_PHONE_NUMBER', i18nDisplayName: 'Büro' }, { displayKey: 'MOBILE_PHONE_NUMBER' }],
  },
};

const otto = {
  id: 'c-1',
  summaryValues: ['Otto', 'Beispiel', 'Muster AG', ''],
  phoneNumberValues: ['0721 1', '0171 2', 'odd'],
};

test('the columns of a contact are named by the schema beside it', async () => {
  const rest = new AnsweringRest({ contacts: [otto], ...schema });
  expect(await searchContacts(rest, '17', ' Otto & Co ')).toEqual([
    {
      id: 'c-1',
      name: 'Otto Beispiel',
      company: 'Muster AG',
      emails: [],
      numbers: [
        { label: 'Büro', number: '0721 1' },
        { label: 'MOBILE_PHONE_NUMBER', number: '0171 2' },
        { label: '', number: 'odd' },
      ],
    },
  ]);
  expect(rest.asked[0]?.path).toBe('/contacts?userId=17&searchTerms=Otto+%26+Co&page=0&pagesize=25');
});

test('where the answer has no schema, the scheme of the PBX is asked', async () => {
  const scheme = { summaryBlock: schema.summaryBlockSchema, phoneNumbersBlock: schema.phoneNumbersBlockSchema };
  const rest = new AnsweringRest({ contacts: [otto] }, scheme);
  expect((await searchContacts(rest, '17', 'Otto'))[0]?.name).toBe('Otto Beispiel');
  expect(rest.asked[1]?.path).toBe('/contacts/scheme');
});

test('without any names of columns a contact bears its first value', async () => {
  expect((await searchContacts(new AnsweringRest({ contacts: [otto] }, null), '17', 'Otto'))[0]?.name).toBe('Otto');
});

test('an empty text asks nothing', async () => {
  const rest = new AnsweringRest();
  expect(await searchContacts(rest, '17', '  ')).toEqual([]);
  expect(rest.asked).toEqual([]);
});

test('what is no list of contacts is an error, and an odd entry is left out', async () => {
  await expect(searchContacts(new AnsweringRest([]), '17', 'x')).rejects.toMatchObject({ kind: 'unavailable' });
  expect(await searchContacts(new AnsweringRest({ contacts: [null, {}, 'x'], ...schema }), '17', 'x')).toEqual([]);
});

let linked: LinkedPerson | null = null;

beforeEach(() => {
  linked = null;
});

afterEach(() => linked?.stop());

test('the administrator reads and switches the redirections of another person', async () => {
  linked = await LinkedPerson.start(9);
  const settings = linked.starface.pbx.userSettings;
  const userId = String(linked.simulator.person('anna').userId);
  const slots =
    (await linked.outcome(settings?.readRedirections(userId, 'claim') ?? Promise.reject(new Error()))) ?? [];
  const always = slots.find(({ trigger }) => trigger === 'always');
  if (always === undefined || settings === undefined) throw new Error('no slot');
  const wish = { ...always, enabled: true, target: { kind: 'number', number: '+4917112345' } } as const;
  await linked.outcome(settings.writeRedirection(userId, wish, 'claim'));
  const read = await linked.outcome(settings.readRedirections(userId, 'claim'));
  expect(read.find(({ id }) => id === always.id)).toEqual(wish);
  expect(linked.simulator.unknownRequests()).toEqual([]);
});
