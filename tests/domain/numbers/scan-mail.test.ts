import { describe, expect, test } from '@jest/globals';
import { readHtmlSegments } from '../../support/html/html-segments.ts';
import { scanMail } from '../../../src/domain/numbers/scan-html.ts';

const germany = { country: 'DE' };

function scanHtml(html: string) {
  return scanMail({ segments: readHtmlSegments(html) }, germany);
}

describe('links', () => {
  test('a tel: link is certain, whatever its text says', () => {
    expect(scanHtml('<a href="tel:+49721123450">Zentrale</a>')).toMatchObject([
      { e164: '+49721123450', source: 'link', flags: [], policy: 'allow', written: 'Zentrale' },
    ]);
  });

  test('a link and its text are one number', () => {
    expect(scanHtml('Tel. <a href="tel:+49721123450">0721 12345-0</a>')).toMatchObject([
      { e164: '+49721123450', source: 'link', label: 'phone', flags: [] },
    ]);
  });

  test('a text that shows another number than the link dials is flagged and asks', () => {
    expect(scanHtml('<a href="tel:+49721999999">0721 12345</a>')).toMatchObject([
      { e164: '+49721999999', flags: ['linkDiffers'], policy: 'confirm' },
    ]);
    expect(scanHtml('<a href="tel:+4990012345678">Rufen Sie 98765</a>')).toMatchObject([
      { flags: ['linkDiffers'], policy: 'confirm' },
    ]);
  });

  test('a text without country or area code does not differ', () => {
    for (const shown of ['12345-0', '0721 12345-0', '721 123450'])
      expect(scanHtml(`<a href="tel:+49721123450">${shown}</a>`)[0]?.flags).toEqual([]);
  });

  test('a deceitful link is flagged even where an honest one came first', () => {
    const html = '<a href="tel:+49721999999">Büro</a> <a href="tel:+49721999999">0721 12345</a>';
    expect(scanHtml(html)).toMatchObject([{ flags: ['linkDiffers'], policy: 'confirm' }]);
  });

  test.each([
    'tel:*21*0721123%23',
    'tel:+49721123450,,99',
    'tel:+49721123450;postd=99',
    'tel:%252B49721123450',
    'tel:0800-CALL',
    'javascript:alert(1)',
    'https://firma.example/0721123450',
    'mailto:0721123450@firma.example',
  ])('%s is not offered', (href) => {
    expect(scanHtml(`<a href="${href}">hier</a>`)).toEqual([]);
  });

  test.each([
    ['<a href="tel:+4913">013</a>7 7123456', { dial: '+4913', written: '013' }],
    ['<a href="tel:+49137">0137</a> 77123', { dial: '+4913777123', costClass: 'massTraffic', policy: 'confirm' }],
    ['<a href="tel:+4918">018</a>0 8121', { dial: '+491808121', costClass: 'sharedCost', policy: 'confirm' }],
    ['<a href="tel:+4990">090</a>0 12345', { dial: '+4990', written: '090' }],
    ['<a href="tel:+492214710">0221 4710</a>-1\u200b3', { flags: ['hiddenCharacters'], policy: 'confirm' }],
    ['<a href="tel:+492214710">0221 4710</a>-13', { dial: '+49221471013', policy: 'allow', written: '0221 4710-13' }],
  ])('what a text makes of its link costs and hides what the text’s number does: %s', (html, expected) => {
    expect(scanHtml(`Tel. ${html}`)).toMatchObject([expected]);
  });

  test('a link around a picture is a number too', () => {
    expect(scanHtml('<a href="tel:0721123450"><img src="phone.png"></a>')).toMatchObject([{ e164: '+49721123450' }]);
  });

  test('a number half in bold is one number and one link', () => {
    expect(scanHtml('<a href="tel:+49721123450">0721 <b>12345</b>-0</a>')).toHaveLength(1);
    expect(scanHtml('+49 <span>721</span> <b>12345</b>-0')).toMatchObject([{ e164: '+49721123450', source: 'text' }]);
  });
});

describe('one mail', () => {
  test('each number comes once, in reading order, with what any mention knows', () => {
    const text = '0721 12345 und 0171 3920012\n\nAnna Berg\nTel. +49 721 12345\nMobil 0171 3920012';
    expect(scanMail({ text }, germany)).toMatchObject([
      { e164: '+4972112345', label: 'phone', name: 'Anna Berg' },
      { e164: '+491713920012', label: 'mobile', name: 'Anna Berg' },
    ]);
  });

  test('the reader’s own numbers are left out in any writing', () => {
    const text = 'Tel. 0721 12345-0, Mobil 0171 3920012';
    const options = { ...germany, ownNumbers: ['+49 (721) 12345-0', 'nonsense'] };
    expect(scanMail({ text }, options).map(({ e164 }) => e164)).toEqual(['+491713920012']);
  });

  test('table cells are told apart and heads of columns count', () => {
    const html =
      '<table><tr><th>Kunde</th><th>Kundennr.</th><th>Telefon</th></tr>' +
      '<tr><td>Berg</td><td>0721 99999</td><td>0721 12345</td></tr></table>';
    expect(scanHtml(html)).toMatchObject([{ e164: '+4972112345', label: 'phone' }]);
  });

  test('what a blockquote holds is quoted', () => {
    expect(scanHtml('<p>0721 12345</p><blockquote><p>0721 12346</p></blockquote><p>0721 12347</p>')).toMatchObject([
      { section: 'body' },
      { section: 'quoted' },
      { section: 'body' },
    ]);
  });

  test('line ends of HTML source are spaces', () => {
    expect(scanHtml('<p>Tel. 0721\n   12345</p>')).toMatchObject([{ e164: '+4972112345' }]);
    expect(scanMail({ segments: [{ text: 'Tel. 0721\n12345' }] }, germany)).toMatchObject([{ e164: '+4972112345' }]);
  });

  test('emergency numbers in a mail are no hits of the text, but a link to them asks', () => {
    expect(scanMail({ text: 'Notruf 112, Polizei 110' }, germany)).toEqual([]);
    expect(scanHtml('<a href="tel:112">Notruf</a>')).toMatchObject([
      { dial: '112', kind: 'emergency', policy: 'confirm' },
    ]);
  });

  test('nothing comes of nothing', () => {
    expect(scanMail({ segments: [] }, germany)).toEqual([]);
    expect(scanMail({ text: '' }, germany)).toEqual([]);
  });
});
