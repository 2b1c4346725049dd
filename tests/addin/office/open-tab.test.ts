/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { openTab } from '../../../src/addin/office/open-tab.ts';

const address = 'https://bridge.example.com/addin/index.html';

test('programs hand the address to the browser', () => {
  const opened: string[] = [];
  openTab({ openBrowserWindow: (url) => void opened.push(url) }, document, address);
  expect(opened).toEqual([address]);
});

test('Outlook on the web, which has no such request, follows a link that knows nothing of the pane', () => {
  const followed: string[] = [];
  document.addEventListener('click', (event) => {
    const { href, target, rel } = event.target as HTMLAnchorElement;
    followed.push(`${href} ${target} ${rel}`);
    event.preventDefault();
  });
  openTab(null, document, address);
  expect(followed).toEqual([`${address} _blank noopener`]);
  expect(document.querySelector('a')).toBeNull();
});
