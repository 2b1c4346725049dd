import { describe, expect, test } from '@jest/globals';
import { readHtmlSegments } from '../../support/html/html-segments.ts';
import { scanMail } from '../../../src/domain/numbers/scan-html.ts';
import { scanText } from '../../../src/domain/numbers/scan-text.ts';

function found(text: string, country = 'DE'): (string | null)[] {
  return scanText(text, { country }).map(({ e164 }) => e164);
}

function foundInHtml(html: string): (string | null)[] {
  return scanMail({ segments: readHtmlSegments(html) }, { country: 'DE' }).map(({ e164 }) => e164);
}

function wordTable(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (text === '' ? '<td>&nbsp;</td>' : `<td><p class=MsoNormal>${text}</p></td>`);
  return `<table>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}</table>`;
}

describe('a number that ends in a dash heads the direct dials below it', () => {
  test('in a table whose columns tabs make', () => {
    expect(found('Name\tTelefon 07021 3158-\tZi.\nHauff\t26\t112\nOcak\t41\t204\nZentrale\t0\tEG')).toEqual([
      '+497021315826',
      '+497021315841',
      '+49702131580',
    ]);
  });

  test('in a table that spaces align, though the number itself has two digits only', () => {
    const table = [
      'Fachdienst     Name          Zi.    Tel. 04841 59-',
      'Bauaufsicht    Carstensen    231    312',
      'Naturschutz    Momsen        125    504',
    ];
    expect(found(table.join('\n'))).toEqual(['+49484159312', '+49484159504']);
  });

  test('in a list below the sentence that names it', () => {
    const list = 'umgezogen (Kopfnummer 0371 / 52 44 -):\n\n  Einkauf     118   ->  Raum 2.07\n  Fax Lager    119\n';
    expect(found(list)).toEqual(['+493715244118', '+493715244119']);
  });

  test('in a table of a mail made by Word, with paragraphs in the cells and empty cells', () => {
    const table = wordTable([
      ['Name', 'Abt.', 'Telefon 07021 3158-', 'Zi.'],
      ['Zentrale', '', '0', '112'],
      ['', 'Verkauf', '26', '204'],
    ]);
    expect(foundInHtml(table)).toEqual(['+49702131580', '+497021315826']);
  });

  test('digits of other columns, and two digits that no dial completes, are left alone', () => {
    expect(found('Name\tTel. 07021 3158-\tZi.\nHauff\t\t112')).toEqual(['+4970213158']);
    expect(found('Tel. 04841 59')).toEqual([]);
  });
});

describe('a direct dial in a list', () => {
  test.each([
    [
      'Kopf ist immer 089 99998:\n\nEmpfang ......... -100\nKantine ......... -188',
      ['+498999998', '+498999998100', '+498999998188'],
    ],
    ['Zentrale 0521/4418-0:\nArztzimmer\t-4710\nLabor\t-4712', ['+4952144180', '+4952144184710', '+4952144184712']],
    ['Tel. 0551 39-0, Labor Frau Nolte (DW 52), Einkauf bitte -17.', ['+49551390', '+495513952', '+495513917']],
    [
      'Zentrale 0551 39-0. Neue Durchwahl -4417. Die alte -4392 gilt noch.',
      ['+49551390', '+49551394417', '+49551394392'],
    ],
    ['05321/76-4473\nFax: 05321/76-99 4470', ['+495321764473', '+49532176994470']],
    ['Praxis: 02251-4 47 18, Fax -4 47 19', ['+49225144718', '+49225144719']],
    ['Kopfnummer +49 221 4710, Zentrale -0\nNotruf: 110/112', ['+492214710', '+4922147100']],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('a number in pieces', () => {
  test.each([
    ['unter\n\n    0201 / 44 71 -\n    3 18\n', ['+492014471318']],
    ['Lager\tTor 7\t040\t66969 700\nZoll\tBüro\t040\t66969 715', ['+494066969700', '+494066969715']],
    ['Name\tKürzel\tMobil\nAhlers\tTA1\t0171-3920011', ['+491713920011']],
    ['Zimmer 030, 4 Stück\t030\t2', []],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('of which a link takes only the first', () => {
    const html = 'Tel: <a href="tel:+4922147100">0221 4710</a>-<b>13</b>';
    expect(foundInHtml(html.replace('4710013', '471013').replace('+4922147100', '+492214710'))).toEqual([
      '+49221471013',
    ]);
  });
});

test.each([
  ['AT', 'Tel. 0512/53 44-5021, Fax 0512/53 44-745005', ['+4351253445021', '+435125344745005']],
  ['AT', '01/4881233 (Klappe 40 = 01/4881233-40)', ['+4314881233', '+431488123340']],
  ['FR', 'Pour le suivi : 04.72.33.44.55', ['+33472334455']],
  ['FR', 'Réf. client 01 91 30 47 64', []],
  ['NL', 'Noodnummer serverruimte: 0570-61 22 47', ['+31570612247']],
  ['IT', 'matricola 0440118', []],
  ['DE', 'Deutsche Karte (0172 9925904), Kundenkarte 0172 9925905', ['+491729925904']],
  ['DE', 'benötigt für Projekt 0431-7756-19 noch', []],
])('%s: %s', (country, text, expected) => {
  expect(found(text, country)).toEqual(expected);
});

describe('what is remembered of a number', () => {
  test('does not outlive what stands behind it', () => {
    expect(found('Tel. 0711 66969 12 Pakete\nTel. 0711 66969 12 Uhr')).toEqual(['+497116696912', '+4971166969']);
  });

  test('holds for its own place: the label of the one is not that of the other', () => {
    const twice = scanText('Tel. 0711 66969, Fax 0711 66969, Kundennummer 0711 66969', { country: 'DE' });
    expect(twice.map(({ label, start }) => [label, start])).toEqual([
      ['phone', 5],
      ['fax', 21],
    ]);
  });
});
