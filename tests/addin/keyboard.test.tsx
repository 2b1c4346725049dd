/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { mail } from './support/fake-host.ts';
import { openPane } from './support/open-pane.tsx';

const office = mail('Tel. 030 23125 001');

function focused(): string {
  const element = document.activeElement;
  return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
}

test('everything is reached with Tab, in the order of the page', async () => {
  const { user } = await openPane({ item: office });
  await screen.findByRole('button', { name: /^Call/ });
  const order: string[] = [];
  for (let index = 0; index < 7; index += 1) {
    await user.tab();
    order.push(focused());
  }
  expect(order).toEqual([
    'My state: Free. Open settings',
    'Silent for 30 minutes',
    'Name or number',
    'Dial pad',
    'Mail, 1 number',
    expect.stringContaining('+49 30 23125001'),
    'Call +49 30 23125001',
  ]);
});

test('Enter on the button dials', async () => {
  const { api, user } = await openPane({ item: office });
  (await screen.findByRole('button', { name: /^Call/ })).focus();
  await user.keyboard('{Enter}');
  expect(api.placed).toHaveLength(1);
});

test('arrows, Home and End walk through the tabs, and round the ends', async () => {
  const { user } = await openPane({ item: office });
  const selected = (): string => screen.getByRole('tab', { selected: true }).id;
  screen.getByRole('tab', { selected: true }).focus();
  const walk: string[] = [];
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Home', 'End']) {
    await user.keyboard(`{${key}}`);
    walk.push(selected());
    expect(document.activeElement?.id).toBe(selected());
  }
  expect(walk).toEqual(['tab-calls', 'tab-team', 'tab-mail', 'tab-team', 'tab-mail', 'tab-team']);
});

test('a sheet takes the focus and gives it back', async () => {
  const { user } = await openPane();
  const strip = screen.getByRole('button', { name: /^My state/ });
  strip.focus();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog');
  expect(dialog.contains(document.activeElement)).toBe(true);
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(strip);
});
