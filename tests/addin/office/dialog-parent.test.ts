import { afterEach, expect, test } from '@jest/globals';
import { findDialogParent } from '../../../src/addin/office/dialog-parent.ts';

const page = { location: { origin: 'https://bridge.example.com' } } as Window;
const sent: unknown[] = [];
const messageParent = (text: string, options?: Office.DialogMessageOptions): void => void sent.push([text, options]);

function officeIs(host: string | null, ui: object | undefined, ready?: Promise<unknown>): void {
  const onReady = (): Promise<unknown> => ready ?? Promise.resolve({ host, platform: null });
  Object.assign(globalThis, { Office: { onReady, context: ui === undefined ? {} : { ui } } });
}

afterEach(() => {
  sent.length = 0;
  Reflect.deleteProperty(globalThis, 'Office');
});

test('the window speaks to a page of our own origin only, whatever page opened it', async () => {
  officeIs('Outlook', { messageParent });
  (await findDialogParent(page))?.tell('text');
  expect(sent).toEqual([['text', { targetOrigin: 'https://bridge.example.com' }]]);
});

test.each([
  ['in a browser tab', () => officeIs(null, undefined)],
  ['in a tab where office.js has nothing around it', () => officeIs(null, { messageParent })],
  ['in the pane itself', () => officeIs('Outlook', { displayDialogAsync: () => undefined })],
  ['where office.js gives up', () => officeIs('Outlook', { messageParent }, Promise.reject(new Error('no host')))],
  ['where office.js never comes up', () => officeIs('Outlook', { messageParent }, new Promise(() => undefined))],
  ['without office.js', () => undefined],
])('there is no pane to speak to %s', async (_where, arrange) => {
  arrange();
  expect(await findDialogParent(page, 5)).toBeNull();
});
