import { expect, test } from '@jest/globals';
import { scanText } from '../../../src/domain/numbers/scan-text.ts';

test('the name before another number is not taken for this one', () => {
  const names = scanText('Frau Iske 0721 12345-0, Herr Otte 0721 12345-17, 0721 12399', { country: 'DE' });
  expect(names.map(({ name }) => name)).toEqual(['Frau Iske', 'Herr Otte', null]);
});

test.each([
  ['Dr. Petra van der Heide-Berg\t0721 12345-411\t0171 3920012', Array(2).fill('Dr. Petra van der Heide-Berg')],
  ['Anna Berg, Tel. 0721 12345, mobil 0171 3920012', ['Anna Berg', 'Anna Berg']],
  ['Frau Berg 0721 12345, Zentrale 0721 12346', ['Frau Berg', null]],
  ['Thomas Rieger\nElektro Rieger\nTel. 0721 12345', ['Thomas Rieger']],
])('each number of a row is its person’s: %j', (text, expected) => {
  expect(scanText(text, { country: 'DE' }).map(({ name }) => name)).toEqual(expected);
});
