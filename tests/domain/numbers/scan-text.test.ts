import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { scanText } from '../../../src/domain/numbers/scan-text.ts';

function found(text: string, country = 'DE'): (string | null)[] {
  return scanText(text, { country }).map(({ e164 }) => e164);
}

describe('a labelled number is found in every writing', () => {
  test.each([
    'Tel. 0721 12345-0',
    'Tel.:0721/12345-0',
    'Telefon (0721) 12345-0',
    'Telefon: 07 21 / 1 23 45 - 0',
    'Telefonnummer 0721123450',
    'T +49 721 12345-0',
    'T: +49 (0)721 12345-0',
    'fon ++49 721 12345 0',
    'Ruf 0049 721 12345-0',
    'Tel +49.721.12345.0',
    'Tel +49-(0)721-12345-0',
    'Tel: (+49) 721 12345 0',
    'Mein Anschluss: 0721 12345-0.',
    'Telefon\n0721 12345-0',
    'Telefon\t0721 12345-0',
    'Tel.0721 12345-0',
    '0721 12345-0 (Büro)',
    'tel:+49-721-12345-0',
    'Telefon +49 721\n12345-0',
    'Telefon 0721 12345-\n0',
    '> Telefon 0721 12345-0',
  ])('%j', (text) => {
    expect(found(text)).toEqual(['+49721123450']);
  });
});

describe('what only looks like a number is left alone', () => {
  test.each([
    'Termin 01.02.2024, 08.30 - 17.00 Uhr',
    'vom 01.02. - 05.02.2024, KW 07/2024, 2024-02-01',
    'am 03/04/2025 um 07:15:30',
    '0,89 € statt 01.250,00 EUR, Rabatt 020 %',
    'IBAN DE89 3704 0044 0532 0130 00, BIC COBADEFFXXX',
    'NL91 ABNA 0417 1643 00',
    'Konto 0721 123 456 BLZ 660 501 01',
    'USt-IdNr. DE 072 112 345, St.-Nr. 035/123/45678',
    'Amtsgericht Mannheim HRB 0721 1234',
    '01067 Dresden, D-04109 Leipzig',
    'Kundennummer 0721 123456',
    'Kunden-Nr.: 0721123456',
    'Auftrag: 0721 123456, Bestellung 0721-123456',
    'Rechnung 0721-2024, Angebot Nr. 0721/12345',
    'Sendungsnummer 0034 0434 1610 9404 2557',
    'Paket 00340434161094042557',
    'Order no. 0721 123456',
    'Version 0.72.11234, IP 072.112.34.5',
    'MAC 00:1B:44:11:3A:B7 oder 00-14-22-01-23-45',
    'ISBN 0-306-40615-2',
    'N 49° 00.414, 0.721123',
    'Meeting-ID: 072 1123 4567, Kenncode 072112',
    'Versicherungsschein-Nr. 0721 1234 567',
    'uuid 07211234-0721-0721-0721-072112345678',
    'IMG_0721_12345.jpg, Scan-0721-12345.pdf',
    'https://shop.example/p/0721123456?tel=0721123456',
    '0721.12345@mail.example',
    '#0721123456',
    '*21*0721123456#',
    'ASIN B0721123456, F0721/12345',
    'Az. 12-0721/2345',
    'Artikel\tPreis\n0721-12345\t12,50',
    'Nr.        Datum\n0721123456 01.02.2024',
    'Verwendungszweck: 0721123456',
    '0815-4711',
    '0721',
    '+1',
    '+49',
    '00',
    '',
  ])('%j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('direct dials go with the head before them', () => {
  test.each([
    ['0721 12345-0, -123', ['+49721123450', '+4972112345123']],
    ['0721 12345-0 / -123', ['+49721123450', '+4972112345123']],
    ['0721 12345-12/-13', ['+497211234512', '+497211234513']],
    ['0721 12345-12/13', ['+497211234512', '+497211234513']],
    ['Tel. 0721 12345-0, Fax -99', ['+49721123450', '+497211234599']],
    ['Tel. 0721 12345-0\nFax: -99', ['+49721123450', '+497211234599']],
    ['Tel. 0721 12345-0, Durchwahl -12', ['+49721123450', '+497211234512']],
    ['Tel. 0721 12345-0\nDurchwahl: 12', ['+49721123450', '+497211234512']],
    ['Tel. 0721 12345-0 bis -99', ['+49721123450', '+497211234599']],
    ['Tel. 0721 12345-0 (Zentrale), -12 (Frau Lau)', ['+49721123450', '+497211234512']],
    ['Tel. 0721 12345-0\nFrau Lau (-12)\nHerr Ley (-13)', ['+49721123450', '+497211234512', '+497211234513']],
    ['Telefon 0721 12345-1 00, Fax -2 11', ['+4972112345100', '+4972112345211']],
    ['Tel. 0721 12345 DW 12', ['+497211234512']],
    ['Tel. 0721 12345-10, Mobil 0171 3920012, Fax -99', ['+497211234510', '+491713920012', '+497211234599']],
    ['Ext. 12 of +1 212 555 0123 ext. 14', ['+12125550123']],
    ['Tel. 0171 3920012, -5 °C draußen', ['+491713920012']],
    ['Tel. 0721 12345-0, -10 % Rabatt', ['+49721123450']],
    ['Durchwahl -12', []],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('after half a thousand characters only what says that it is a direct dial is one', () => {
    const far = 'x '.repeat(260);
    expect(found(`Tel. 0721 12345-0 ${far} Herr Lau, dann -99`)).toEqual(['+49721123450']);
    expect(found(`Tel. 0721 12345-0 ${far} Fax -99`)).toEqual(['+49721123450', '+497211234599']);
  });

  test.each([
    'Zuständig ist Frau Lau (Durchwahl -55).',
    'Zuständig ist Frau Lau (DW 55).',
    'Bitte an Hr. Lau, -55',
    'Notfälle: Tel. -55',
  ])('%j waits for the number in the signature', (line) => {
    expect(found(`${line}\n\nViele Grüße\nAnna Berg\nTel. 0721 12345-40`)).toEqual(['+497211234555', '+497211234540']);
  });

  test.each(['(Durchwahl -55)', 'Zimmer 55', 'Seite -55', 'am -55 °C'])(
    '%j is nobody’s without a switchboard',
    (line) => {
      expect(found(`${line}\n\nTel. 0721 123455`)).toEqual(['+49721123455']);
    },
  );

  test.each([
    ['0721 66969 oder 66970', ['66969', '66970']],
    ['0 72 1 / 2 28 - 1 14 oder 2 28 - 1 15', ['228114', '228115']],
    ['0721 66969 oder 2024', ['66969']],
    ['0721 66969 und 66970 Teile.csv', ['66969', '66970']],
    ['0721 66969, 71970', ['66969']],
  ])('%j shares its area code', (text, numbers) => {
    expect(found(`Tel. ${text}`)).toEqual(numbers.map((number) => `+49721${number}`));
  });

  test.each([
    ['07141 / 93 10 - 0\n\nName\tDW\tMobil\nAichele, Rolf\t-11\t0171 3920012', ['93100', '931011']],
    ['04488 / 84 20 -\n  Tel. 118\n  Fax  119', ['8420118', '8420119']],
    ['02152 / 20 55 – xxx:\nGerlach  02152 2055-311', ['2055311']],
    ['0203/4881-0 (Zentrale)\n             -17 (PDL Frau Demirci)', ['48810', '488117']],
    ['0228 / 547-1 65 12\nSa 13.04.\t20–08\tEckhoff\t– 1 65 31', ['54716512', '54716531']],
    ['(02 91) 99 07-2 16, kaufmännische Frau Vedder (-2 03)', ['9907216', '9907203']],
    ['03643/842-0 bis 22 Uhr, danach Nachtportier -16. Bus 4', ['8420', '84216']],
    ['0451 4895-0\nJensen\tR. 2.011\t-11\nRaumtemperatur bitte auf -2 K', ['48950', '489511']],
    ['089 99998.0\nSekretariat: Durchwahl -221', ['999980', '99998221']],
    ['0221 4710455\nDauer: 23\nZiel: Nebenstelle 212', ['4710455']],
    ['0221 4710455\nAn: Nebenstelle 212', ['4710455']],
    ['Kopf: 0621 4418-\n\nAlbrecht     -210     -910\nBayrak       -215', ['4418210', '4418910', '4418215']],
  ])('%j has its direct dials', (text, dials) => {
    const own = found(`Tel. ${text}`).filter((number) => number?.startsWith('+49171') === false);
    expect(own).toHaveLength(dials.length);
    dials.forEach((dial, at) => expect(own[at]).toMatch(new RegExp(`^\\+49[2-9]\\d{1,3}${dial}$`, 'u')));
  });

  test('a plus of full width is where the number begins', () => {
    const [number] = scanText('電話 ＋４９ ６９ ９０００９-７９８', { country: 'DE' });
    expect(number).toMatchObject({ e164: '+496990009798', start: 3, written: '＋４９ ６９ ９０００９-７９８' });
  });

  test('what a word denies is believed where the same switchboard was met before', () => {
    expect(found('Zentrale 0721 12345-0\nAbrechnung 0721 12345-17')).toEqual(['+49721123450', '+497211234517']);
    expect(found('Zentrale 0721 54321-0\nAbrechnung 0721 12345-17')).toEqual(['+49721543210']);
  });

  test.each([
    ['Rechnung an Hr. Zimmer 0721 / 881-441', ['+49721881441']],
    ['Vermittlung: 0721/283-0', ['+497212830']],
    ['Pforte Werk 2: 0721 / 7 78-0', ['+497217780']],
    ['ruf an: 0721 3998844. 15 Uhr passt', ['+497213998844']],
    ['• +49 69 9000 9377 Germany', ['+496990009377']],
    ['05 61\n81 04 7-12', ['+495618104712']],
    ['Teil 0721-778-00.14 Rev. B', []],
    ['Bosch 0 986 494 231', []],
    ['OE 030 109 119 AB', []],
    ['6A 03023 12504 93', []],
    ['Jersey City, NJ 07302-1713', []],
    ['Rückruf 07071-25.66.34', ['+497071256634']],
    ['phone: +49.4351.7124.318 | fax: +49.4351.7124.9318', ['+4943517124318', '+49435171249318']],
    ['Tel. Kunde: 0721 6782 306', ['+497216782306']],
    ['Kunde: 0721 6782 306', []],
    ['Fragen zur Rechnung: 0721 914 71 14', ['+497219147114']],
    ['Rechnung: 0721 914 71 14', []],
    ['Zentrale zur Erinnerung: 0551 39-0', ['+49551390']],
    ['Prüfsumme 0936142077', []],
    ['(04827) 635', ['+494827635']],
    ['1) 0861/6991-0  2) 0861/6991-1', ['+4986169910', '+4986169911']],
    ['0721 4488-0\nDW 14: 0721 4488-14', ['+4972144880', '+49721448814']],
    ['die richtige nr ist 0721-66969', ['+4972166969']],
    ['Auftrags Nr. 0721-66969', []],
    ['Mitgliedsnummer (z. B. 0351-60834)', []],
    ['Projekt P-030-23125', []],
    ['07 844 71882', []],
    ['bitte melden (0 6421 / 18 44 07)', ['+496421184407']],
    ['Hof 05851 / 39 20\nFr. Kolbe 05851/ 39 5', ['+4958513920', '+495851395']],
    ['0172 9968532, abends daheim 035872-321', ['+491729968532', '+4935872321']],
    ['0172 9968532, Akte 035872-321', ['+491729968532']],
    ['0172 9968532, Büro 033041 / 6991', ['+491729968532', '+49330416991']],
    ['Rufnummer: 05041/\n9703612', ['+4950419703612']],
    ['Unser Depot ist unter 0721 6782306 zu erreichen', ['+497216782306']],
    ['05231 60297-0 • Konstantin: -18', ['+495231602970', '+4952316029718']],
    ['Case Management      0721 4820-33', ['+49721482033']],
  ])('%j', (text, numbers) => {
    expect(found(text)).toEqual(numbers);
  });
});

describe('several numbers stand side by side', () => {
  test.each([
    ['0721 12345 / 0171 3920012', ['+4972112345', '+491713920012']],
    ['0721 12345 0171 3920012', ['+4972112345', '+491713920012']],
    ['T 0721 12345 | F 0721 12346', ['+4972112345', '+4972112346']],
    ['+49 721 12345 +49 721 12346', ['+4972112345', '+4972112346']],
    ['0721 12345\n0721 12346\n0721 12347', ['+4972112345', '+4972112346', '+4972112347']],
    ['Tel. 0721 12345, 76131 Karlsruhe', ['+4972112345']],
    ['Tel. 0721 12345 76131 Karlsruhe', ['+4972112345']],
    ['Tel. 0721 12345 01.02.2024', ['+4972112345']],
    ['Hotline 0800 1234567 24 h', ['+498001234567']],
    ['0180 5 123456 0,14 €/Min', ['+491805123456']],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('other countries write in their own way', () => {
  test.each([
    [
      'US',
      'Call (212) 555-0123 or 212.555.0124, toll-free 1-800-555-0125',
      ['+12125550123', '+12125550124', '+18005550125'],
    ],
    ['US', 'order 2125550123, 212 555, 2125550124567', []],
    ['US', 'cell 2125550123', ['+12125550123']],
    ['GB', 'ring 020 7946 0123 or 07700 900123', ['+442079460123', '+447700900123']],
    ['AT', 'Tel. 01/234 56 78 - 15, 0664/1234567', ['+431234567815', '+436641234567']],
    ['CH', 'Tel. 044 123 45 67, Natel 079 123 45 67', ['+41441234567', '+41791234567']],
    ['FR', '01 99 00 12 34 ou 06.39.98.12.34', ['+33199001234', '+33639981234']],
    ['NL', '020 123 4567, 06-12345678', ['+31201234567', '+31612345678']],
    ['IT', 'tel. 06 6982 1234', ['+390669821234']],
    ['DK', '12 34 56 78 90, tlf. 32 12 34 56, tel. 32 12 34 57', ['+4532123456', '+4532123457']],
    ['ZZ', 'Tel. +49 721 12345', []],
  ])('%s: %s', (country, text, expected) => {
    expect(found(text, country)).toEqual(expected);
  });
});

describe('what the mail says about a number', () => {
  const mail = `Hallo Frau Berg,

rufen Sie mich an: 0721 11111.

Mit freundlichen Grüßen
Dr. Anna-Lena von der Heide
Vertriebsleiterin
Beispiel GmbH
Tel.: 0721 22222-0
Mobil 0171 3920012
Fax 0721 22222-9
Durchwahl -33

Von: Ben Kurz <kurz@firma.example>
> Zentrale 0721 44444
`;
  const numbers = scanText(mail, { country: 'DE' });
  const by = (e164: string) => numbers.find((number) => number.e164 === e164);

  test('labels are phone, mobile, fax or extension', () => {
    expect(numbers.map(({ label }) => label)).toEqual(['phone', 'phone', 'mobile', 'fax', 'extension', 'phone']);
  });

  test('a name is that of the signature above the number', () => {
    expect(by('+49721222220')?.name).toBe('Dr. Anna-Lena von der Heide');
    expect(by('+491713920012')?.name).toBe('Dr. Anna-Lena von der Heide');
  });

  test('a salutation is nobody’s name', () => {
    expect(by('+4972111111')?.name).toBeNull();
  });

  test.each([
    ['Rückruf Frau Dr. Berg, Tel. 0721 12345', 'Frau Dr. Berg'],
    ['Hr. Boll, mobil 0172 9973186', 'Hr. Boll'],
    ['Fam. Brügge, Tel/Fax 040 66969008', 'Fam. Brügge'],
    ['Max Mustermann (0721 12345)', 'Max Mustermann'],
    ['Ansprechpartner: Max Muster, Tel.: 0721 12345', 'Max Muster'],
    ['Aydin, Ceyda;030 23125-611', 'Aydin, Ceyda'],
    ['1 Ahmadi Farid   030 23125 301', 'Ahmadi Farid'],
    ['Anna Berg\n\nBeispiel GmbH\nTel. 0721 12345', 'Anna Berg'],
    ['Beispiel GmbH, Tel. 0721 12345', null],
    ['Rufen Sie uns an: 0721 12345', null],
    ['Neue Telefonnummer: 0721 12345', null],
    ['Am Wiesengrund 14, 12681 Berlin, Tel. 0721 12345', null],
  ])('%j belongs to %s', (text, name) => {
    expect(scanText(text, { country: 'DE' })[0]?.name).toBe(name);
  });

  test('sections are body, signature and quoted', () => {
    expect(by('+4972111111')?.section).toBe('body');
    expect(by('+49721222220')?.section).toBe('signature');
    expect(by('+4972144444')?.section).toBe('quoted');
  });

  test('the context is one line around the number', () => {
    expect(by('+4972111111')?.context).toBe('Berg, rufen Sie mich an: 0721 11111. Mit freundlichen Grüßen Dr.');
  });

  test('positions are those of the text that came in', () => {
    for (const { start, end, written } of numbers) expect(mail.slice(start, end)).toBe(written);
    expect(by('+491713920012')?.written).toBe('0171 3920012');
  });

  test('costs and policy come with the number', () => {
    expect(scanText('Tel. 0900 1 123456', { country: 'DE' })[0]).toMatchObject({
      costClass: 'premium',
      policy: 'confirm',
    });
    const blocked = scanText('Tel. 0900 1 123456', { country: 'DE', policy: { premium: 'block' } });
    expect(blocked[0]).toMatchObject({ policy: 'block' });
  });

  test('digits of other scripts and hidden characters are flagged, and ask', () => {
    for (const text of ['Tel. ０７２１ １２３４５', 'Tel. 0721 𝟏𝟐𝟑𝟒𝟓', 'Tel. 0721\u202e 12345', 'Tel. +49 721 ١٢٣٤٥']) {
      const [number] = scanText(text, { country: 'DE' });
      expect(number).toMatchObject({ e164: '+4972112345', policy: 'confirm' });
      expect(text.slice(number?.start, number?.end)).toBe(number?.written);
    }
  });

  test('tones behind a number are left out, and flagged', () => {
    expect(scanText('+496990009123,,8234567#', { country: 'DE' })).toMatchObject([
      { e164: '+496990009123', flags: ['tonesDropped'] },
    ]);
  });

  test('the area code of the PBX is not assumed for numbers of strangers', () => {
    expect(scanText('Tel. 12345', { country: 'DE', areaCode: '721' })).toEqual([]);
  });
});

describe('properties', () => {
  const pieces = fc.constantFrom(
    ...['0', '00', '+', '49', '721', '12345', ' ', '-', '/', '.', '(', ')', '\n', '\t', 'Tel.', 'Fax', ':', 'DW', ','],
    ...['٣', '𝟓', '\u200b', '\u202e', 'DE89', 'Nr.', '€', '#', '@', 'Ä', '01.02.2024', '030 23125-0', '\r\n', '>'],
  );
  const text = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
  const country = fc.constantFrom('DE', 'AT', 'CH', 'US', 'GB', 'IT', 'DK', 'FR');

  test('whatever the text, what is found can be dialled and stands where it says', () => {
    fc.assert(
      fc.property(text, country, (mail, home) => {
        let last = 0;
        for (const { dial, e164, start, end, written } of scanText(mail, { country: home })) {
          expect(dial).toMatch(/^\+?[0-9]+$/u);
          if (e164 !== null) expect(e164).toBe(dial);
          expect(mail.slice(start, end)).toBe(written);
          expect(start).toBeGreaterThanOrEqual(last);
          last = start;
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('the same text gives the same numbers, however much was read before', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const first = found(one);
        found(other);
        expect(found(one)).toEqual(first);
      }),
      { numRuns: 1_000 },
    );
  });

  test('a labelled number is found wherever in a mail it stands', () => {
    const words = fc.array(fc.constantFrom('Guten Tag', 'anbei', 'die Unterlagen', 'wie besprochen', 'Danke'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(found(`${before.join(' ')}\nTel. 0721 12345-0\n${after.join(' ')}`)).toEqual(['+49721123450']);
      }),
    );
  });
});

test('no more different numbers are handed out than asked for', () => {
  const many = Array.from({ length: 50 }, (_, at) => `Tel. 0721 ${String(20_000 + at)}`).join('\n');
  expect(new Set(scanText(many, { country: 'DE', limit: 10 }).map(({ dial }) => dial)).size).toBe(10);
});
