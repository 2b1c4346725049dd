import { expect, test } from '@jest/globals';
import type * as answers from '../../src/admin/api/answers.ts';
import { createConsoleApi } from '../../src/admin/api/console-api.ts';
import { de } from '../../src/admin/locales/de.ts';
import { en } from '../../src/admin/locales/en.ts';
import { createText } from '../../src/admin/locales/texts.ts';
import { wayOut } from '../../src/admin/overview/way-out.ts';
import { decisionWords } from '../../src/admin/people/decision-words.ts';
import { takeCode } from '../../src/admin/sign-in-code.ts';
import type { AdminServices, PersonRow, Status } from '../../src/bridge/console-words.ts';
import { FakeAdmin } from '../support/fake-services.ts';

test('German and English have the same keys and the same places for values', () => {
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
  for (const key of Object.keys(en) as (keyof typeof en)[])
    expect([key, places(de[key])]).toEqual([key, places(en[key])]);
});

test('no text is empty, and the two languages differ where there is something to translate', () => {
  const same = (Object.keys(en) as (keyof typeof en)[]).filter((key) => en[key] === de[key]);
  expect(same.sort()).toEqual(
    [
      'cause.offline',
      'detail.version',
      'dryRun.person',
      'mode.presence-oauth',
      'page.microsoft',
      'page.version',
      'people.lease',
      'people.name',
      'row.offline',
    ]
      .concat(['people.teams', 'side.microsoft', 'side.starface', 'signIn.code', 'display.text', 'why.command'])
      .filter((key) => en[key as keyof typeof en] === de[key as keyof typeof de])
      .sort(),
  );
  for (const text of [...Object.values(en), ...Object.values(de)]) expect(text.trim()).not.toBe('');
});

test('the console’s words for answers are those of the bridge', () => {
  // The compiler is the test: a member that one side lacks does not compile.
  const admin = new FakeAdmin();
  const status: answers.Status = admin.status();
  const back: Status = status;
  const people: answers.People = admin.people();
  const peopleBack: ReturnType<AdminServices['people']> = people;
  const row: PersonRow | undefined = people.matched[0];
  expect([back, peopleBack.matched[0]]).toEqual([admin.status(), row]);
});

test('every problem has a sentence that says what to do, in both languages', () => {
  const codes = ['microsoft.token-refused', 'microsoft.unreachable', 'starface.unauthorized', 'starface.oauth-missing'];
  const lines = codes.map((code) => wayOut(code.startsWith('m') ? 'microsoft' : 'starface', code));
  expect(lines).toEqual([
    'way.microsoft.token-refused',
    'way.microsoft.unavailable',
    'way.starface.wrong-credentials',
    'way.starface.oauth',
  ]);
  expect(wayOut('store', 'store.unavailable')).toBe('way.store.unavailable');
  expect(wayOut('starface', 'wrong-credentials')).toBe('way.starface.wrong-credentials');
  expect(wayOut('starface', 'starface.never-heard-of')).toBe('way.other');
  for (const language of ['de', 'en'] as const) {
    for (const line of lines) expect(createText(language)(line)).toMatch(/\.$/);
  }
});

test.each([
  [{ rule: 'held.modeOff', cause: 'modeOff', outcome: 'modeOff' }, 'The synchronisation is off'],
  [{ rule: 'x.away', cause: 'away', outcome: 'unchanged' }, 'Away: stays as it is'],
  [{ rule: 'x.new', cause: 'newCause', outcome: 'on' }, 'Another cause: DND on'],
  [{ rule: 'x.busy', cause: 'busy', outcome: 'override' }, 'Busy in Teams, but a person decided otherwise by hand'],
  [{ rule: 'x.busy', cause: 'busy', outcome: 'newOutcome' }, 'Busy in Teams: see rule x.busy'],
  [null, 'Nothing read from Microsoft yet'],
])('the decision %j reads “%s”', (decision, words) => {
  expect(decisionWords(decision, createText('en'))).toBe(words);
});

function pageAt(address: string): Window & { readonly left: () => string | null } {
  let left: string | null = null;
  const page = {
    location: new URL(address),
    history: {
      replaceState: (_state: unknown, _title: string, url: string) => {
        left = url;
      },
    },
    left: () => left,
  };
  return page as unknown as ReturnType<typeof pageAt>;
}

test('the code is taken out of the address and does not stay there', () => {
  const page = pageAt('https://bridge.example.com/admin/?x=1#code=a%2Bb');
  expect(takeCode(page)).toBe('a+b');
  expect(page.left()).toBe('/admin/?x=1');
});

test.each(['https://b/admin/', 'https://b/admin/#', 'https://b/admin/#code=', 'https://b/admin/#other=1'])(
  'there is no code in %s',
  (address) => {
    const page = pageAt(address);
    expect(takeCode(page)).toBeNull();
    expect(page.left()).toBeNull();
  },
);

type Sent = { readonly url: string; readonly init: RequestInit };

function apiWith(answer: () => Response | Promise<Response>) {
  const sent: Sent[] = [];
  const api = createConsoleApi(async (url, init) => {
    sent.push({ url, init });
    return answer();
  });
  return { api, sent };
}

test('a change is JSON with the session of this page only', async () => {
  const { api, sent } = apiWith(() => new Response(null, { status: 204 }));
  await api.setMode('off');
  await api.setHold(true);
  await api.signOut();
  expect(sent.map(({ url, init }) => [init.method, url, init.body])).toEqual([
    ['PUT', '/admin/api/mode', '{"mode":"off"}'],
    ['PUT', '/admin/api/hold', '{"hold":true}'],
    ['DELETE', '/admin/api/session', undefined],
  ]);
  expect(sent[0]?.init).toMatchObject({ credentials: 'same-origin', headers: { 'content-type': 'application/json' } });
});

test('refusals carry the bridge’s code, a broken connection is unreachable', async () => {
  const refused = apiWith(() => new Response(JSON.stringify({ code: 'mode.pinned' }), { status: 409 }));
  await expect(refused.api.setMode('off')).rejects.toMatchObject({ code: 'mode.pinned', status: 409 });
  const broken = apiWith(() => Promise.reject(new TypeError('fetch failed')));
  await expect(broken.api.status()).rejects.toMatchObject({ code: 'unreachable', status: 0 });
});
