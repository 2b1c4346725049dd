/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { hintTexts } from '../../../src/addin/hints/hint-texts.ts';
import { hintNames } from '../../../src/addin/host.ts';
import { createMemoryHost } from '../../../src/addin/office/memory-host.ts';
import { paneHost } from '../../../src/addin/office/pane-host.ts';
import { openPane } from '../support/open-pane.tsx';
import { call, me } from '../support/people.ts';

const told = { me: me({ capabilities: [...me().capabilities, 'redirections'] }) };

test('at first the pane explains its pin, then “Callers get”, each until the keyboard dismisses it', async () => {
  const { host, user } = await openPane({ hints: hintNames, state: told });
  const button = await screen.findByRole('button', { name: 'Got it' });
  expect(screen.getByRole('region', { name: 'Hint' }).textContent).toContain('pin');
  button.focus();
  await user.keyboard('{Enter}');
  await screen.findByText(/^“Callers get”/);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Got it' }));
  await user.keyboard(' ');
  expect(screen.queryByRole('region', { name: 'Hint' })).toBeNull();
  expect(host.dismissed).toEqual(['pin', 'callers']);
  expect(document.activeElement?.getAttribute('aria-selected')).toBe('true');
});

test('a German reads them in German', async () => {
  await openPane({ hints: ['pin'], locale: 'de-DE' });
  expect((await screen.findByRole('region', { name: 'Hinweis' })).textContent).toContain(hintTexts.de.pin);
  expect(Object.values(hintTexts.de)).not.toContain(hintTexts.en.pin);
});

test('what was dismissed is not shown again, and a running call has the place for itself', async () => {
  const { tell } = await openPane({ hints: ['callers'], state: { ...told, calls: [call()] } });
  expect(screen.queryByRole('region', { name: 'Hint' })).toBeNull();
  tell({ calls: [] });
  expect((await screen.findByRole('region', { name: 'Hint' })).textContent).not.toContain('pin');
});

test('where it is not known what callers get, it is not explained', async () => {
  const { tell } = await openPane({ hints: ['callers'], state: told });
  await screen.findByRole('region', { name: 'Hint' });
  tell({ me: me() });
  expect(screen.queryByRole('region', { name: 'Hint' })).toBeNull();
});

test('Outlook remembers in the mailbox what was dismissed; what else stands there says nothing', async () => {
  const outlook = createMemoryHost({ locale: 'en-GB', insideOutlook: true });
  const { hints } = paneHost(outlook);
  expect(hints?.unseen()).toEqual(['pin', 'callers']);
  await hints?.dismiss('pin');
  expect([outlook.settings.get('hintsSeen'), paneHost(outlook).hints?.unseen()]).toEqual([['pin'], ['callers']]);
  await outlook.settings.set('hintsSeen', true);
  expect(paneHost(outlook).hints?.unseen()).toEqual(['pin', 'callers']);
});

test('phones have no pin, and a tab of its own remembers nothing: neither is told of it', () => {
  const phone = createMemoryHost({ locale: 'en-GB', insideOutlook: true, phone: true });
  expect(paneHost(phone).hints?.unseen()).toEqual(['callers']);
  expect(paneHost(createMemoryHost({ locale: 'en-GB' })).hints).toBeNull();
});
