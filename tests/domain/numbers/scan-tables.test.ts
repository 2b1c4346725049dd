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

  test('digits of other columns, and a head that no dial completes, are left alone', () => {
    expect(found('Name\tTel. 07021 3158-\tZi.\nHauff\t\t112')).toEqual([]);
    expect(found('Tel. 04841 59')).toEqual([]);
  });

  test('where the rows spell the number out, the head is none', () => {
    expect(found('Name\tTel. 0351 22006-\nNoack\t0351 22006-11\nFax\t0351 22006-19')).toEqual([
      '+493512200611',
      '+493512200619',
    ]);
  });

  test('a dash that ends the line of a sentence takes nothing from its number', () => {
    expect(found('Sie erreichen mich unter 0351 2200611 -\nam besten vormittags.')).toEqual(['+493512200611']);
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
    ['Notar\t07531 \t99 44 17\nAmt\t07721 \t20 31 188', ['+497531994417', '+4977212031188']],
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
  ['AT', 'Tel. +43 (316) 8877-0, Dw. 214, Fax-Dw. 290', ['+4331688770', '+433168877214', '+433168877290']],
  ['US', 'or the order desk at 1-800-555-0199, ext. 22', ['+18005550199']],
  ['DE', 'Umweltschutz 0221 4710-822\nUN 1203, Kl. 3', ['+492214710822']],
  ['DE', 'Zentrale 0621 560-0. Die Durchwahlen 4410 bis 4499 bleiben.', ['+496215600']],
  ['DE', 'Anruf von 08999998765 verpasst (Anschluss Zahnarzt, Nebenstelle 23)', ['+498999998765']],
  ['DE', 'DPD: 0150 5094 1288 41, CMR 0731 4402 18, Medien 0012 4455 7788 9', []],
  ['DE', 'Zentrale 0511 367122-00\nReklamation  0511 367122-041', ['+4951136712200', '+49511367122041']],
  ['DE', 'Zentrale 0511 36712233-0\nLager  0511 36712233-41', ['+49511367122330', '+495113671223341']],
  ['DE', 'Assistenz (Tel. für Referenz: 0341 12345679), Mandatsref. 0221-118-447', ['+4934112345679']],
  ['AT', 'Filiale: 0662 44 55 66, Raum 0662 44 55 67', ['+43662445566']],
  ['DE', '08:02    ein       03023125117', ['+493023125117']],
  ['DE', 'Innendienst SHK: 02161 - 99 04 - 4310 / - 4312', ['+49216199044310', '+49216199044312']],
  ['DE', 'seine Nr ist 0176 / 040 690 51, deine Kundennr. ist 0221 / 040 690', ['+4917604069051']],
  ['AT', 'Tel.: 0316/82 20 11, DW 33 (OP-Planung), Fax DW 99', ['+43316822011', '+4331682201133', '+4331682201199']],
  ['AT', 'Telefon: 0662 / 8072, DW 3318', ['+4366280723318']],
  ['NL', 'Depot: (010) 441 22 30', ['+31104412230']],
  ['DE', 'Praxis: 0881/1418\nNotdienst: 0881/14180', ['+498811418', '+4988114180']],
  ['DE', 'Kommission: 089/99998', []],
  ['DE', 'Versand (0991 / 37044-):\n  Inland ..... -25\nUN 1263, Kl. 3, VG II', ['+499913704425']],
  ['DE', 'das Fax steht im Raum 118 (030 23125-219)', ['+493023125219']],
  ['DE', 'ist jetzt Käpt’n Wulff: 0461-85 44 17 oder UKW', ['+49461854417']],
  ['DE', 'Durchwahl (0731 9177-…)\nKaufleute 0731 9177-2141', ['+4973191772141']],
  ['DE', 'Amtsleitung 0761 4471-…\nPforte\t–\tE 001\t0761 4471-100', ['+497614471100']],
  ['DE', 'Anruf von +49 351 8024417\nNebenstelle: 23', ['+493518024417']],
  [
    'DE',
    'Kollege Brodersen (-31) oder Frau Iwersen (-32), Zentrale 04841 / 77 20-0',
    ['+494841772031', '+494841772032', '+49484177200'],
  ],
  [
    'DE',
    'Frau Kessler, Durchwahl -17, oder an mich, -11.\n\nTel. 0711 / 220 65-0',
    ['+497112206517', '+497112206511', '+49711220650'],
  ],
  [
    'DE',
    'Tel. 0581 / 46 61 - 0 | Ihr Berater: Hr. Dehn, \u201128 | Fax \u201199',
    ['+4958146610', '+49581466128', '+49581466199'],
  ],
  ['DE', 'Rufnummer laut Auftrag: 0 53 31 / 90 22 14', ['+495331902214']],
  ['DE', 'hätte einen Schlüssel: 04131 / 22 40 97', ['+494131224097']],
  ['DE', 'hotel nr ist 040 66969 812 falls akku leer', ['+494066969812']],
  ['DE', 'Tel. (0355) 6 12 - 43 18\nFax  (0355) 6 12 - 13 43 18', ['+493556124318', '+49355612134318']],
  ['DE', 'Finanzamt, 0361 / 57 36 41 882, Zi. 4.117', ['+49361573641882']],
  ['DE', 'tel .09131/7355 19 oder0152 28817386 mfg', ['+499131735519', '+4915228817386']],
  ['DE', 'Tel.   04852\n        6 61 84\nFax    04852\n        6 61 85', ['+49485266184', '+49485266185']],
  ['DE', 'Die alte Testnummer 030/23125-661', ['+493023125661']],
  ['AT', 'Tel. 0662\u00a0/\u00a044\u00a082\u00a010\u00a0DW\u00a034\nFax DW 90', ['+4366244821034', '+4366244821090']],
  ['US', 'PRO number 448-219077-3', []],
  ['DE', 'Fon 04621 - 94 88 30, Fax -19', ['+494621948830', '+4946219488319']],
  ['DE', '2. Praxis Fladung 0661 97712\n   Augenklinik: 0661 9774 ', ['+4966197712', '+496619774']],
  ['GB', 'new order line 0161 496 0042 / accounts 0161 496 0043', ['+441614960042', '+441614960043']],
  ['DE', 'Tel:09131/944718-0Fax:09131/944718-1', ['+4991319447180', '+4991319447181']],
  ['DE', '(089)\n99998-777. Pin 11 84 47', ['+498999998777']],
  ['AT', 'Busunternehmen Vögel, 05574 8844-0 (Disposition -15)', ['+43557488440', '+435574884415']],
  ['DE', 'Gruß, Mirko\nDW 322\n\nVon: Hotel\nRezeption 07541 / 20 88 - 0', ['+49754120880']],
  ['DE', 'die von der Nebenstelle 31 gewählt wurde. Telefon (089) 99998 - 400', ['+498999998400']],
  ['DE', 'Auf dem Formular stand 0395 4488201, Stand 0395 4488202', ['+493954488201']],
  ['DE', 'das Krankenhaus (0 44 21 / 89 - 0, Pforte), Pfarramt (086 51) 73 19 5', ['+494421890', '+49865173195']],
  ['AT', 'Ihre neue Ordinationsnummer lautet 05574 / 73 190', ['+43557473190']],
  ['IT', 'del numero 06 4418 2207 è; chiama la segretaria al 333 448 82 01', ['+390644182207', '+393334488201']],
  ['DE', 'Tel. 0228 / 9 63 81 27.\n\nSchöne Grüße\nM. Thelen\nDW -16', ['+492289638127']],
  ['US', 'the security desk, +49-69-90009-555 (ext. 12 for badges)', ['+496990009555']],
  ['DE', 'festnetz:03023125199.kd nr:2204417, Datei 03023125198.pdf', ['+493023125199']],
  ['DE', 'Tel.08246/9605-0  Fax-25  Notdienst-77  Raum-12', ['+49824696050', '+498246960525', '+498246960577']],
  [
    'DE',
    'Raum +44 20 7946 0500\nPhone 020 7946 0500, Tel. 020 7946 0501',
    ['+442079460500', '+442079460500', '+492079460501'],
  ],
  ['DE', 'bisherige Einzelnummer (069) 90009888', ['+496990009888']],
  ['DE', 'benötigt für Projekt 0431-7756-19 noch', []],
])('%s: %s', (country, text, expected) => {
  expect(found(text, country)).toEqual(expected);
});

describe('a second number that differs in its last digits takes their place', () => {
  test.each([
    ['0351 4488120 oder -121 (Frau Nitzsche)', ['+493514488120', '+493514488121']],
    ['Tel. 08821/70815, Fax /70816', ['+49882170815', '+49882170816']],
    ['Kartentel. 06131-234567 / -234568', ['+496131234567', '+496131234568']],
    ['Tel. (030) 23125 650/651', ['+493023125650', '+493023125651']],
    ['Tel.07151/13221oder13222', ['+49715113221', '+49715113222']],
    // A short number goes on with its dials.
    ['Tel. (0 88 61) 77 88, Teiledienst: DW -12', ['+4988617788', '+498861778812']],
    ['Tel. 0351 4488120-0, Fax -121', ['+4935144881200', '+493514488120121']],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('an area code that follows its numbers', () => {
  test.each([
    ['Termine: Celle 8877 (Vorwahl 05141)', ['+4951418877']],
    ['Büro 18899 - privat 18898 (jeweils Vorwahl 0571).', ['+4957118899', '+4957118898']],
    ['Tel. München 99998-612, Service 99998-600 (Vorwahl 0 89).', ['+498999998612', '+498999998600']],
    ['Fam. Jentsch, Tel 23 12 55 55 (Vorwahl 030)', ['+493023125555']],
    ['Chip 276098 1030 (Vorwahl 030)', []],
    ['Chip 276 0981 0302 3125, seit 2024, 29221 Celle (Vorwahl 05141)', []],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('a number that a line end cuts', () => {
  test.each([
    ['> mein Handy ist 0152/\n> 54599371, sonst', ['+4915254599371']],
    ['> aufs Handy: 0174 / 66 77\n> 881 - bin auf Montage.', ['+491746677881']],
    ['> speichert mal ein: 01522\n> 8895456  :-)', ['+4915228895456']],
    ['Tel. 04921\n8833-0, Fax 04921\n8833-17', ['+49492188330', '+494921883317']],
    ['am 04.02. um 0711\n12345-1 Pakete', []],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('what stands further away belongs to something else', () => {
  test.each([
    ['16.03.2026 11:02  +49 89 99998 355   2x', ['+498999998355']],
    ['4. Wartung, Vertrag 88-12044   0911 / 37 60 15', ['+49911376015']],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
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
