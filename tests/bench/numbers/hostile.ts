/** Texts that would make a careless scanner slow: each is repeated to the length asked for. */

const pieces: Readonly<Record<string, string>> = {
  'one digit': '1',
  'one zero': '0',
  'digits apart': '1 ',
  'zeros apart': '0 ',
  'pairs apart': '03 ',
  'country codes': '+49 ',
  'plus signs': '+',
  'open brackets': '(',
  'bracketed zeros': '(0)',
  hyphens: '0-',
  dots: '0.',
  slashes: '0/',
  'a zero per line': '0\n',
  'a number per line': '0721 12345\n',
  'a number per old Mac line': '0721 12345\r',
  'wrapped numbers': '0721 12\n34 ',
  'numbers side by side': '0721 12345 0721 12346 ',
  'international prefixes': '0049 ',
  'direct dials': '030 23125-0, -1, -2, -3, -4, -5, -6, -7, -8, -9 ',
  'dials that are none': `0721 12345 ${'x '.repeat(190)}\n\n${'DW 1 '.repeat(24)}`,
  'dials before their number': 'Durchwahl -55 ',
  'numbers of one area': '0721 66969 oder 66970 ',
  'numbers that end in a dash': '0721 66969 -\nTel. 12\n',
  'cells below an open number': `0721 66969 -\n${'\t1'.repeat(60)}\n`,
  'rows below an open number': `0721 66969 -\n${'x  1\n'.repeat(60)}`,
  'area codes in cells': '\n040\t669\t',
  'area codes that follow': 'x 8877 x 8878 (Vorwahl 05141) ',
  neighbours: '0351 4488120 oder -121 ',
  'area codes in lines': '05 61\n81 04 7-12\n',
  dashes: '-1 ',
  labels: 'Tel. Fax Mobil Durchwahl ',
  'labelled digits': 'Tel. 1 Fax 2 DW 3 ',
  accounts: 'DE89 3704 0044 0532 0130 00 ',
  'half accounts': 'DE12 ',
  columns: 'a\t0721 12345\t',
  'aligned columns': 'a  030 23125  b  030 23126\n',
  'tracking numbers': '0434 1610 9404 2557 ',
  'other digits': '\uff10\uff11 ',
  'mathematical digits': '\ud835\udfce',
  'hidden characters': '0\u200b',
  'right-to-left marks': '\u202e0',
  quotes: '> > > 0721\n',
  times: '08:30 ',
  dates: '01.02.',
  spaces: ' ',
  'line ends': '\r\n',
  'one long word': 'a',
  'mail addresses': '0@',
};

const htmlPieces: Readonly<Record<string, string>> = {
  'links to one number': '<a href="tel:+493023125999">x</a> ',
  'links to nothing': '<a href="tel:abc">0</a>',
  'links that never end': '<a href="tel:0">',
  'elements in elements': '<b>',
  'table cells': '<td>030 23125</td>',
  'empty cells': '<td>',
  'rows in cells': '<tr><td>',
  'digits in spans': '<span>0</span>',
  'open brackets of tags': '<',
  'open attributes': '<a href="',
  entities: '&#48;',
  'quotes in quotes': '<blockquote>0721 12345',
  'line breaks': '0<br>',
};

export const hostileHtmlNames: readonly string[] = Object.keys(htmlPieces);

export function hostileHtml(name: string, length: number): string {
  const piece = htmlPieces[name] ?? ' ';
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

export const hostileNames: readonly string[] = Object.keys(pieces);

export function hostileText(name: string, length: number): string {
  const piece = pieces[name] ?? ' ';
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}
