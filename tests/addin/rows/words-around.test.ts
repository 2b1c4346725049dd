import { expect, test } from '@jest/globals';
import { wordsAround } from '../../../src/addin/rows/words-around.ts';

test.each([
  { context: 'erreichen Sie morgen ab 7 Uhr unter 030 23125 111.', shows: '… erreichen Sie morgen ab 7 Uhr unter' },
  { context: '030 23125 111: Empfang', shows: 'Empfang' },
  { context: '030 23125 111', shows: '' },
  { context: 'Auskunft 0900 1 234567, Kuba 030 23125 111', shows: 'Kuba' },
  { context: '*21*0171392009#, 030 23125 111, Pforte', shows: 'Pforte' },
  { context: '+49 40 66969 300, 030 23125 111, +49 40 66969 301', shows: '' },
  { context: '٠٣٠٢٣١٢٥١١٣, 030 23125 111', shows: '' },
  { context: '040 66969 300 (Anna Muster), Lager 030 23125 111', shows: 'Lager' },
  { context: 'unterwegs (Fahrzeug B-GT 2231). Leitstelle: 030 23125 111', shows: 'Leitstelle' },
  { context: 'Es ist dringend. Bitte rufen Sie an: 030 23125 111', shows: 'Bitte rufen Sie an' },
  { context: 'Frau Dr. Muster, Tel.: 030 23125 111', shows: 'Frau Dr. Muster' },
  { context: 'Sabine Lorenz Einkauf -411 030 23125 111', shows: 'Sabine Lorenz Einkauf' },
  { context: 'Gleis 9-11 030 23125 111', shows: 'Gleis 9-11' },
  { context: 'Pforte, Telefon 030 23125 111', shows: 'Pforte' },
  { context: 'Telefax: 030 23125 111', shows: '' },
  { context: '030 23125 111 (Anna Muster), Lager 040 66969 300', shows: 'Anna Muster' },
])('beside a number stand its own words and no other number: $context', ({ context, shows }) => {
  expect(wordsAround({ context, written: '030 23125 111' })).toBe(shows);
});
