import { afterAll, beforeAll, expect, test } from '@jest/globals';
import vm from 'node:vm';
import { startOutlook, type OutlookSimulator } from './index.ts';
import { tokenAnswer } from './token-answer.ts';

const owner = { upn: 'anna.berg@contoso.example', name: 'Anna Berg' };
const asked: string[] = [];
let outlook: OutlookSimulator;

beforeAll(async () => {
  outlook = await startOutlook({
    paneUrl: 'http://127.0.0.1:1/addin/index.html',
    people: [owner],
    mintToken: async (upn) => {
      asked.push(upn);
      if (asked.length > 1) throw new Error('The token service is down.');
      return 'header.e30.signature';
    },
  });
});
afterAll(() => outlook.stop());

const token = (upn: string): Promise<Response> =>
  fetch(`${outlook.url}/token`, { method: 'POST', body: JSON.stringify({ upn }) });

test('the page holds at least fourteen mails in two languages, addressed to whoever is signed in', async () => {
  const page = await (await fetch(outlook.url)).text();
  const data = JSON.parse(/id="data">(.*)<\/script>/.exec(page)?.[1] ?? '{}') as {
    content: { mails: { language: string; to: { address: string }[] }[] };
  };
  const { mails } = data.content;
  expect(mails.length).toBeGreaterThanOrEqual(14);
  expect(new Set(mails.map(({ language }) => language))).toEqual(new Set(['de', 'en']));
  expect(mails.every(({ to }) => to.some(({ address }) => address === '{me}'))).toBe(true);
});

test('office.js and the page are plain scripts, and office.js may be loaded by another origin', async () => {
  for (const name of ['office.js', 'page.js']) {
    const answer = await fetch(`${outlook.url}/${name}`);
    expect(answer.headers.get('content-type')).toContain('text/javascript');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(new vm.Script(await answer.text())).toBeInstanceOf(vm.Script);
  }
  expect(outlook.officeJsUrl).toBe(`${outlook.url}/office.js`);
});

test('tokens are made for people with a mailbox here, and a failing token service is a failure', async () => {
  const minted = await token(owner.upn);
  expect(await minted.json()).toMatchObject({ accessToken: 'header.e30.signature', account: { username: owner.upn } });
  expect((await token('nobody@contoso.example')).status).toBe(404);
  expect(asked).toEqual([owner.upn]);
  expect((await token(owner.upn)).status).toBe(500);
});

test('there is nothing else, and tokens are not given to a GET', async () => {
  expect((await fetch(`${outlook.url}/mailbox`)).status).toBe(404);
  expect((await fetch(`${outlook.url}/token`)).status).toBe(404);
});

test('the account of a token is read from its claims: tenant, object, authority, life', () => {
  const exp = Math.floor(Date.now() / 1000) + 600;
  const claims = { iss: 'https://localhost:7000/t-1/v2.0', tid: 't-1', oid: 'o-1', exp };
  const text = `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
  const answer = tokenAnswer(text, owner);
  expect(answer.account).toEqual({
    homeAccountId: 'o-1.t-1',
    environment: 'localhost:7000',
    tenantId: 't-1',
    username: owner.upn,
    localAccountId: 'o-1',
    name: 'Anna Berg',
  });
  expect(answer.expiresIn).toBeGreaterThan(590);
  expect(answer.idToken.split('.')).toHaveLength(3);
});

test('what is given with a token outranks its claims, and a token that nobody can read has a life of an hour', () => {
  const given = { accessToken: 'opaque', idToken: 'id', account: { tenantId: 't', objectId: 'o', name: 'A' } };
  expect(tokenAnswer(given, owner)).toMatchObject({
    idToken: 'id',
    expiresIn: 3600,
    account: { homeAccountId: 'o.t', name: 'A' },
  });
});
