/** @jest-environment jsdom */
import { webLightTheme } from '@fluentui/react-components';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { ConsoleRoot } from '../../../src/admin/console-root.tsx';
import { noCallDisplay } from '../../../src/domain/call-display.ts';
import { FakeConsoleApi } from '../fake-console-api.ts';

configure({ asyncUtilTimeout: 10_000, defaultHidden: true });

let api: FakeConsoleApi;
const user = userEvent.setup();

beforeEach(() => {
  api = new FakeConsoleApi();
  window.location.hash = '#microsoft';
});
afterEach(() => {
  cleanup();
  window.location.hash = '';
});

function open(locale = 'en-GB') {
  render(<ConsoleRoot api={api} code={null} locale={locale} theme="light" first={webLightTheme} now={() => 0} />);
  return screen.findByRole('group', { name: /^(During a call|Während eines Gesprächs), in Teams$/ });
}

test('both are off at first; each says what it overrides before it is saved', async () => {
  const card = await open();
  const [message, preferred] = within(card).getAllByRole('switch');
  expect(card.textContent).not.toMatch(/cannot be given back|keeps it/);
  await user.click(message as HTMLElement);
  await user.click(preferred as HTMLElement);
  expect(card.textContent).toMatch(/status message of his own keeps it/);
  expect(card.textContent).toMatch(/cannot be given back/);
  expect(api.admin.display).toEqual(noCallDisplay);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(api.admin.display).toEqual({
    statusMessage: { text: 'On the phone since {since}', minutes: 60 },
    preferredPresence: { availability: 'Busy', minutes: 30 },
  });
});

test('what the file sets is shown and cannot be changed, in German too', async () => {
  api.admin.display = { ...noCallDisplay, preferredPresence: { availability: 'DoNotDisturb', minutes: 15 } };
  api.admin.displayPinned = true;
  const card = await open('de-DE');
  expect(card.textContent).toMatch(/presence\.callDisplay.*kann sie nicht zurückgegeben werden/);
  for (const one of within(card).getAllByRole('switch')) expect(one).toHaveProperty('disabled', true);
});
