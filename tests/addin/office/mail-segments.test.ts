/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { mailSegments } from '../../../src/addin/office/mail-segments.ts';
import { withHead } from '../../../src/addin/office/mail-head.ts';
import { readHtmlSegments } from '../../support/html/html-segments.ts';
import { scanMail } from '../../../src/domain/numbers/scan-html.ts';
import { sampleMailbox } from '../../simulators/outlook/mails/sample-mailbox.ts';

const texts = (html: string): string[] => mailSegments(html).map(({ text }) => text);

test('paragraphs, line breaks and list entries begin lines of their own; words within a line stay together', () => {
  expect(mailSegments('<p>Tel. <b>030</b> 23125</p>one<br>two<ul><li>three</li></ul>')).toEqual([
    { text: 'Tel. ', block: true },
    { text: '030' },
    { text: ' 23125' },
    { text: 'one', block: true },
    { text: 'two', block: true },
    { text: 'three', block: true },
  ]);
});

test('cells of a row stand beside each other', () => {
  expect(mailSegments('<table><tr><td>Tel</td><td>030 23125 1</td></tr><tr><td>Fax</td></tr></table>')).toEqual([
    { text: 'Tel', block: true },
    { text: '030 23125 1', cell: true },
    { text: 'Fax', block: true },
  ]);
});

test('the cells of a table made by Word keep their columns, though each holds a paragraph and some hold nothing', () => {
  const cell = (text: string): string => `<td width=120><p class=MsoNormal>${text}<o:p></o:p></p></td>`;
  const row = (...texts: string[]): string => `<tr>${texts.map(cell).join('\n')}</tr>`;
  const table = `<table class=MsoNormalTable>${row('Name', 'Abt.', '07021 3158-')}\n${row('Hauff', '', '26')}</table>`;
  expect(mailSegments(`<p>Hallo</p>${table}<p>Gruß</p>`)).toEqual([
    { text: 'Hallo', block: true },
    { text: 'Name', block: true },
    { text: 'Abt.', cell: true },
    { text: '07021 3158-', cell: true },
    { text: 'Hauff', block: true },
    { text: '', cell: true },
    { text: '26', cell: true },
    { text: 'Gruß', block: true },
  ]);
});

test('cells with several lines lay out a page: their lines stay lines', () => {
  const html = '<table><tr><td><p>Anna Berg</p><p>Vertrieb</p></td><td><p>Tel. 030 23125 1</p></td></tr></table>';
  expect(mailSegments(html).map(({ text, cell }) => (cell === true ? `\t${text}` : text))).toEqual([
    'Anna Berg',
    'Vertrieb',
    'Tel. 030 23125 1',
  ]);
});

test('the target of a link goes with each piece of its text, and with none at all', () => {
  expect(
    mailSegments('<p><a href="tel:+493023125">030 <b>23125</b></a> or <a href="tel:+498999998"><img></a></p>'),
  ).toEqual([
    { text: '030 ', href: 'tel:+493023125', block: true },
    { text: '23125', href: 'tel:+493023125' },
    { text: ' or ' },
    { text: '', href: 'tel:+498999998' },
  ]);
});

test('what the reader cannot see is not read: scripts, styles, templates, hidden pre-headers', () => {
  const html = `<style>p{}</style><script>var n = "030 1"</script><template>030 2</template><div style="display:none">030 3</div>
    <div style="color:red; font-size:0">030 4</div><p hidden>030 5</p><p style="font-size:0.9em">seen</p><!-- 030 6 -->`;
  expect(texts(html)).toEqual(['seen']);
});

test('nothing of a mail runs while it is read', () => {
  const html = '<img src=x onerror="globalThis.ran = true"><script>globalThis.ran = true</script><p onclick="">a</p>';
  expect(texts(html)).toEqual(['a']);
  expect('ran' in globalThis).toBe(false);
});

test('quoted mails are marked: by a block quote, by Gmail and below the heading that Outlook writes', () => {
  const quoted = (html: string): unknown[] => mailSegments(html).map(({ text, quoted: is }) => [text, is ?? false]);
  expect(quoted('<p>new</p><blockquote>old</blockquote>after')).toEqual([
    ['new', false],
    ['old', true],
    ['after', false],
  ]);
  expect(quoted('<p>new</p><div class="gmail_quote">old</div>')).toEqual([
    ['new', false],
    ['old', true],
  ]);
  expect(quoted('<p>new</p><div id="divRplyFwdMsg">From: x</div><div>old</div>')).toEqual([
    ['new', false],
    ['From: x', true],
    ['old', true],
  ]);
});

test('text mails keep their lines, and the no-break space stays', () => {
  expect(texts('<pre>Tel. 030\n23125\u00a01\n\nGruß</pre>')).toEqual(['Tel. 030', '23125\u00a01', 'Gruß']);
});

test("the browser's parser and the reader without a DOM find the same numbers in all sample mails", () => {
  const options = { country: 'DE' as const };
  const numbers = (segments: Parameters<typeof scanMail>[0]): string[] =>
    scanMail(segments, options).map(({ dial }) => dial);
  for (const { html, id } of sampleMailbox([]).mails) {
    expect([id, numbers({ segments: mailSegments(html) })]).toEqual([
      id,
      numbers({ segments: readHtmlSegments(html) }),
    ]);
  }
});

test('a subject in capitals is not the name of the number that comes first in the text, but its own number is found', () => {
  const mail = withHead(
    ['Angebot Wärmepumpe', 'Einwahl 069 90009 555'],
    mailSegments('<p>Rückfragen: 030 23125 462</p>'),
  );
  const found = scanMail(mail, { country: 'DE' });
  expect(found.map(({ dial, name }) => [dial, name])).toEqual([
    ['+496990009555', 'Angebot Wärmepumpe'],
    ['+493023125462', null],
  ]);
});
