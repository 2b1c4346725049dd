/** @jest-environment jsdom */
import { beforeEach, expect, test } from '@jest/globals';
import { createOfficeDialog } from '../../../src/addin/office/office-dialog.ts';

const look = () => ({ locale: 'de-DE', theme: 'light' as const });

type Event = { message: string; origin: string | undefined } | { error: number };
type Opening = {
  readonly address: string;
  readonly options: Office.DialogOptions | undefined;
  readonly answer: (result: object) => void;
};

let openings: Opening[];
let handlers: ((event: Event) => void)[];
let closes: number;

const ui = {
  displayDialogAsync: (address: string, options: Office.DialogOptions, callback: (result: object) => void) => {
    openings.push({ address, options, answer: callback });
  },
} as Office.UI;

const dialogOfOutlook = {
  addEventHandler: (_type: Office.EventType, handler: (event: Event) => void) => void handlers.push(handler),
  close: () => {
    closes += 1;
    if (closes > 1) throw new Error('It is closed.');
  },
} as unknown as Office.Dialog;

beforeEach(() => {
  [openings, handlers, closes] = [[], [], 0];
  Object.assign(globalThis, {
    Office: {
      EventType: { DialogMessageReceived: 'dialogMessageReceived', DialogEventReceived: 'dialogEventReceived' },
    },
  });
});

const browser = (vendor: string, isActive?: boolean): Window =>
  ({ navigator: { vendor, ...(isActive === undefined ? {} : { userActivation: { isActive } }) } }) as Window;

const silent = { onMessage: () => undefined, onEnd: () => undefined };

test.each([
  ['where the click still counts', browser('Google Inc.', true), false],
  ['where it was too long ago', browser('Google Inc.', false), undefined],
  ['in Safari', browser('Apple Computer, Inc.', true), undefined],
  ['where the browser says nothing about clicks', browser(''), undefined],
])('Outlook’s own question before the window is left out only where it is not needed: %s', (_what, page, prompt) => {
  void createOfficeDialog(ui, page, look).open('https://x.example/', silent);
  expect(openings[0]?.options?.promptBeforeOpen).toBe(prompt);
  // A frame in Outlook would keep the sign-in's cookies out.
  expect(openings[0]?.options?.displayInIframe).toBeUndefined();
});

test.each([
  [12007, 'open-already'],
  [12009, 'cancelled'],
  [12011, 'blocked'],
  [12004, 'failed'],
  [12005, 'failed'],
])('a window that does not open, %i, is told as %s', async (code, reason) => {
  const opened = createOfficeDialog(ui, browser(''), look).open('https://x.example/', silent);
  openings[0]?.answer({ status: 'failed', error: { code } });
  await expect(opened).rejects.toMatchObject({ reason, code: String(code) });
});

test('a client that has no windows after all fails and does not throw at the caller', async () => {
  const opened = createOfficeDialog({} as Office.UI, browser(''), look).open('https://x.example/', silent);
  await expect(opened).rejects.toMatchObject({ reason: 'failed', code: 'no_dialog' });
});

test('messages, the person’s closing and faults of the page are told apart, and closing twice is nothing', async () => {
  const told: unknown[] = [];
  const opened = createOfficeDialog(ui, browser(''), look).open('https://x.example/', {
    onMessage: (text, origin) => void told.push([text, origin]),
    onEnd: (code) => void told.push(code),
  });
  openings[0]?.answer({ status: 'succeeded', value: dialogOfOutlook });
  const { close } = await opened;
  for (const event of [
    { message: 'text', origin: 'https://x.example' },
    { message: 'text', origin: undefined },
    { error: 12006 },
    { error: 12003 },
  ]) {
    handlers[0]?.(event);
  }
  expect(handlers).toHaveLength(2);
  expect(told).toEqual([['text', 'https://x.example'], ['text', undefined], null, 12003]);
  close();
  close();
  expect(closes).toBe(2);
});
