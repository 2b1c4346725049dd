/** @jest-environment jsdom */
import { beforeEach, expect, test } from '@jest/globals';
import { TextDecoder, TextEncoder } from 'node:util';
import { drawWindow } from '../../../src/addin/sign-in/draw-window.ts';
import { runSignIn, type SignInWindow } from '../../../src/addin/sign-in/run-sign-in.ts';
import { windowTexts } from '../../../src/addin/sign-in/texts.ts';
import { questionFragment } from '../../../src/ui/sign-in/dialog-message.ts';
import type { RedirectSignIn, SignedIn } from '../../../src/ui/sign-in/redirect-sign-in.ts';

// Browsers have both, jsdom has not.
Object.assign(globalThis, { TextDecoder, TextEncoder });

const state = 'a-state-that-is-long-enough';
const fragment = questionFragment({ state, language: 'de', theme: 'dark', claims: '{}', loginHint: 'anna' });
const signedIn: SignedIn = { accessToken: 'token', expiresAt: 5, loginHint: 'anna' };

let told: unknown[];
let left: unknown[];
let kept: Map<string, string>;
let returned: RedirectSignIn['returned'];
let leave: RedirectSignIn['leave'];
let root: HTMLElement;

beforeEach(() => {
  [told, left, kept] = [[], [], new Map<string, string>()];
  returned = async () => null;
  leave = async (question) => void left.push(question);
  document.body.innerHTML = '<main id="root"></main>';
  document.documentElement.removeAttribute('data-theme');
  root = document.body.querySelector('main') ?? document.body;
});

function windowWith(change: Partial<SignInWindow> = {}): SignInWindow {
  return {
    fragment,
    clearFragment: () => undefined,
    memory: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    findParent: async () => ({ tell: (text) => void told.push(JSON.parse(text)) }),
    loadSignIn: async () => ({ returned: () => returned(), leave: (question) => leave(question) }),
    show: (view, look) => drawWindow(root, view, look),
    language: 'en',
    ...change,
  };
}

const backFromMicrosoft = { fragment: '#code=0.AX&state=s' };
const again = (): HTMLButtonElement | null => root.querySelector('button');
/** A press of the button has been answered once nothing of it waits any more. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('with the pane’s question the window goes to Microsoft, and the question is gone from the address', async () => {
  let cleared = 0;
  await runSignIn(windowWith({ clearFragment: () => (cleared += 1) }));
  expect([left, cleared, told]).toEqual([[expect.objectContaining({ claims: '{}', loginHint: 'anna' })], 1, []]);
  expect(root.textContent).toContain(windowTexts.de.waiting);
  expect(root.getAttribute('aria-busy')).toBe('true');
  expect([document.documentElement.lang, document.documentElement.dataset['theme']]).toEqual(['de', 'dark']);
});

test('back from Microsoft it hands the token to the pane, with the pane’s state, and keeps nothing', async () => {
  await runSignIn(windowWith());
  returned = async () => signedIn;
  await runSignIn(windowWith(backFromMicrosoft));
  expect(told).toEqual([{ kind: 'done', state, ...signedIn }]);
  expect([...kept]).toEqual([]);
  expect(root.textContent).toContain(windowTexts.de.done);
  expect(root.querySelector('[role=status]')).not.toBeNull();
  expect(left).toHaveLength(1);
});

test('a page that Outlook did not open begins nothing, question or not', async () => {
  await runSignIn(windowWith({ findParent: async () => null }));
  expect(root.textContent).toContain(windowTexts.de.refused);
  kept.clear();
  await runSignIn(windowWith({ fragment: '' }));
  expect(root.textContent).toContain(windowTexts.en.refused);
  expect([left, told, again()]).toEqual([[], [], null]);
});

test('a failure is shown with its code, told to the pane, and can be tried again', async () => {
  leave = async () => Promise.reject(Object.assign(new Error(), { errorCode: 'endpoints_resolution_error' }));
  await runSignIn(windowWith());
  expect(root.querySelector('[role=alert]')?.textContent).toBe(windowTexts.de.failures.offline);
  expect(root.textContent).toContain('Code: endpoints_resolution_error');
  expect(told).toEqual([{ kind: 'failed', state, reason: 'offline', code: 'endpoints_resolution_error' }]);
  leave = async (question) => void left.push(question);
  again()?.click();
  await settled();
  expect(left).toHaveLength(1);
  expect(root.textContent).toContain(windowTexts.de.waiting);
});

test('the refusal of Microsoft is told by what helps, without its sentences', async () => {
  await runSignIn(windowWith());
  const errorMessage = "AADSTS50105: The signed in user 'anna@x.example' is not assigned";
  returned = async () => Promise.reject(Object.assign(new Error(), { errorCode: 'access_denied', errorMessage }));
  await runSignIn(windowWith(backFromMicrosoft));
  expect(told).toEqual([{ kind: 'failed', state, reason: 'not-allowed', code: 'AADSTS50105' }]);
  expect(root.textContent).not.toContain('anna');
});

test('a bridge that does not answer is a failure too, not a page that waits', async () => {
  await runSignIn(windowWith({ loadSignIn: async () => Promise.reject(new Error('503')) }));
  expect(told).toEqual([{ kind: 'failed', state, reason: 'failed', code: 'unknown' }]);
  expect(again()).not.toBeNull();
});

test('coming back without an answer stops, so that nobody is caught between the two pages', async () => {
  await runSignIn(windowWith());
  await runSignIn(windowWith({ fragment: '' }));
  expect(left).toHaveLength(1);
  expect(told).toEqual([]);
  expect(root.querySelector('[role=alert]')?.textContent).toBe(windowTexts.de.failures['needs-person']);
  again()?.click();
  await settled();
  expect(left).toHaveLength(2);
});

test('both languages have a text for everything', () => {
  const keys = (texts: object): readonly string[] =>
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'object' ? keys(value as object).map((inner) => `${key}.${inner}`) : [key],
    );
  expect(keys(windowTexts.de)).toEqual(keys(windowTexts.en));
});
