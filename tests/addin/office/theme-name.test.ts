import { expect, test } from '@jest/globals';
import { themeOfBackground } from '../../../src/addin/office/theme-name.ts';

test.each([
  ['#ffffff', 'light'],
  ['#F3F2F1', 'light'],
  ['#292929', 'dark'],
  ['#000000', 'dark'],
  ['#0078d4', 'light'],
  ['#1f1f1fff', 'dark'],
])('the background %s is %s', (colour, theme) => {
  expect(themeOfBackground(colour)).toBe(theme);
});

test.each([undefined, null, '', 'white', 'rgb(0, 0, 0)', '#fff', 7, {}])('%p tells no theme', (colour) => {
  expect(themeOfBackground(colour)).toBeNull();
});
