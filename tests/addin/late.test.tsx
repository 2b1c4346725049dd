/** @jest-environment jsdom */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { late } from '../../src/addin/late.tsx';
import { isNewBuild } from '../../src/addin/new-build.ts';
import { PaneContext } from '../../src/addin/pane-context.tsx';
import { createTestPane, type TestPane } from './support/test-pane.ts';

let pane: TestPane;
let isOffline: boolean;
let loads: number;

beforeEach(async () => {
  pane = await createTestPane();
  isOffline = true;
  loads = 0;
  // React tells of every caught failure.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => void jest.restoreAllMocks());

function Dock(props: { readonly who: string }): ReactElement {
  return <p>{`Call with ${props.who}`}</p>;
}

async function show(onGiveUp?: () => void): Promise<void> {
  const LateDock = late(async () => {
    loads += 1;
    if (isOffline) throw new Error('Loading chunk 7 failed');
    return { default: Dock };
  });
  await act(async () =>
    render(
      <PaneContext value={pane.pane}>
        <p>the rest</p>
        <LateDock who="Anna" {...(onGiveUp ? { onGiveUp } : {})} />
      </PaneContext>,
    ),
  );
}

const press = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }));

test('a part that can’t be loaded says so, the rest of the pane stays, and trying again loads it', async () => {
  await show();
  expect(screen.getByRole('alert').textContent).toContain('could not be loaded');
  expect(screen.getByText('the rest')).toBeTruthy();
  isOffline = false;
  await press('Show again');
  expect(await screen.findByText('Call with Anna')).toBeTruthy();
  expect([loads, pane.reloads()]).toEqual([2, 0]);
});

test('after an update of the bridge trying again loads the pane anew: its old parts are gone', async () => {
  await show();
  pane.update();
  await press('Show again');
  expect([loads, pane.reloads()]).toEqual([1, 1]);
});

test('a page of “My state” that can’t be loaded leaves the way back, and can be asked for again', async () => {
  jest.unstable_mockModule('../../src/addin/me/phones-page.tsx', () => {
    loads += 1;
    if (isOffline) throw new Error('Loading chunk 9 failed');
    return { default: () => <p>the phones</p> };
  });
  const { default: MeSheet } = await import('../../src/addin/me/me-sheet.tsx');
  await act(async () =>
    render(
      <PaneContext value={pane.pane}>
        <MeSheet page="phones" />
      </PaneContext>,
    ),
  );
  expect((await screen.findByRole('alert')).textContent).toContain('could not be loaded');
  expect(screen.getByRole('button', { name: 'Back' })).toBeTruthy();
  isOffline = false;
  await press('Show again');
  expect(await screen.findByText('the phones')).toBeTruthy();
  expect(loads).toBe(2);
});

test('what lies over the pane can be taken away', async () => {
  let closed = 0;
  await show(() => (closed += 1));
  await press('Close');
  expect(closed).toBe(1);
});

test('every part of the pane that loads later can be asked for again', () => {
  const root = join(import.meta.dirname, '..', '..', 'src', 'addin');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  // React remembers the failure of its own `lazy` for good.
  expect(sources.filter((name) => /\blazy\(/.test(readFileSync(join(root, name), 'utf8')))).toEqual(['late.tsx']);
});

/** The page that runs is made of `main.1a2b.js`; the bridge answers with the given page. */
function pageWith(answer: () => Promise<Response>): Parameters<typeof isNewBuild>[0] {
  const script = document.createElement('script');
  script.src = `${location.origin}/addin/static/main.1a2b.js`;
  return {
    document: { scripts: [script] } as unknown as Document,
    location,
    fetch: answer,
  };
}

const html = (file: string, ok = true): Promise<Response> =>
  Promise.resolve({ ok, text: async () => `<script src="/addin/static/${file}"></script>` } as Response);

test.each([
  ['the same build', () => html('main.1a2b.js'), false],
  ['another build', () => html('main.3c4d.js'), true],
  ['a proxy’s error page', () => html('none', false), false],
  ['no answer', () => Promise.reject(new TypeError('offline')), false],
])('%s is told apart', async (_name, answer, expected) => {
  expect(await isNewBuild(pageWith(answer))).toBe(expected);
});
