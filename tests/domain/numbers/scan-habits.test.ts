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

describe('a list of direct dials gives each its full number', () => {
  const head = '+492214710';
  test.each([
    ['Tel. 0221 4710-0\n\nEinkauf: -61\nVertrieb: -18 / -27', ['0', '61', '18', '27']],
    ['Zentrale 0221 / 4710 - 0\nIna Möbius .......... - 24', ['0', '24']],
    ['Stamm: 0221 4710-0\nEmpfang\t-324\nLabor 2\t-194', ['0', '324', '194']],
    ['Zentrale 0221 4710-0, Nst. -546 (Frau Riedl) bzw. -577 (Herr Ott)', ['0', '546', '577']],
    ['Ina Möbius: 0221/4710-796, Vertretung Max Graf-Weiß: -367', ['796', '367']],
    ['unter 0221-4710-0, lassen Sie sich mit der -929 verbinden', ['0', '929']],
    ['Tel. 0221 4710-10 bis - 19', ['10', '19']],
    ['Unsere Zentrale (0221 4710-0) verbindet Sie mit: Versand -69; Einkauf -62.', ['0', '69', '62']],
    ['Tel.: 0221 4710\nDW: 604', ['604']],
    ['Telefon 0221 4710-565\nDirektdurchwahl -900', ['565', '900']],
    ['Telefon 0221 4710-0\nTemperatur: -12 °C\nSeite 1 - 3', ['0']],
  ])('%j', (text, dials) => {
    expect(found(text)).toEqual(dials.map((dial) => head + dial));
  });

  test('the last group of a number written with spaces is replaced', () => {
    expect(found('Telefon 0221 4710 142\nFax ... 688')).toEqual(['+492214710142', '+492214710688']);
  });

  test('an extension of an American number is no number', () => {
    expect(found('Call (206) 555-0147 ext. 548', 'US')).toEqual(['+12065550147']);
  });
});

describe('labels of other languages', () => {
  test.each([
    ['Llámame al 612.345.491 o al 951234134', 'ES', ['+34612345491', '+34951234134']],
    ['oficina: 911 234 712', 'ES', ['+34911234712']],
    ['Cellulare: 320-1234067 - P.IVA 07324027295', 'IT', ['+393201234067']],
    ['C.F. 07470984422, Cod. Fisc. 07470984422', 'IT', []],
    ['tel. (0-12) 123 17 79, kom. 601 123 088, NIP 268-039-80-20', 'PL', ['+48121231779', '+48601123088']],
    ['Service client : 01 99 00 45 67, réf. client 01 47 64 17 01', 'FR', ['+33199004567']],
    ['Port. 06 39 98 12 34', 'FR', ['+33639981234']],
    ['01632 960819/07700 900 990, alt. no. 01314960713', 'GB', ['+441632960819', '+447700900990', '+441314960713']],
  ])('%j in %s', (text, country, expected) => {
    expect(found(text, country)).toEqual(expected);
  });
});

describe('where numbers stand in plain text', () => {
  test.each([
    ['*(0221) 4710-745* und _+49 40 66969-158_', ['+492214710745', '+494066969158']],
    ['Büro=069/90009-336', ['+496990009336']],
    ['0221 4710-420 + 015228817386', ['+492214710420', '+4915228817386']],
    ['1. 0171 3920063 2. 0174 9091317 3. 089 99998-374', ['+491713920063', '+491749091317', '+498999998374']],
    ['{"kundennummer": "037262416", "telefon": "08999998920"}', ['+498999998920']],
    ['<Nr>0764950321</Nr><Telefon>03023125666</Telefon>', ['+493023125666']],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('what is no number', () => {
  test.each([
    'Telefonkarte 07263 9722, Telefonauftrag 0213046471',
    'Auftragsbestätigung 030/3808760, Auftrags\u00adnummer 041234911',
    'Artikelnummer (intern): 040 40529 99',
    'S/N 0501263090, L/C 0298-131992',
    'GZ 057879/2025',
    'TSE-Signatur 027355535',
    'Lotto 03 12 25 31 40 49',
    'ZIP+4 77091-4951',
    'Bestell-Nr.\tName\tTelefon\n0535-937784\tMöbius\t-',
  ])('%j', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('digits that link to a page are those of a parcel', () => {
    expect(foundInHtml('<a href="https://parcel.example/1">0978961706</a>')).toEqual([]);
  });
});

test('a link with an extension around the full number dials the full number', () => {
  expect(foundInHtml('<a href="tel:+49-40-66969;ext=768">040 66969-768</a>')).toEqual(['+494066969768']);
});

test('a number behind hundreds of digits that are none is found in its own line of words', () => {
  expect(found(`${'03 '.repeat(2_000)}\nTel. 0221 4710-0`)).toEqual(['+4922147100']);
});
