import { expect, test } from '@jest/globals';
import { withoutDeepNesting } from '../../../src/addin/office/mail-nesting.ts';

test('an ordinary mail comes back as it is, with long lists and paragraphs that are never closed', () => {
  const mail = `<div><p>Hello${'<p>line<br>'.repeat(2_000)}<ul>${'<li>one'.repeat(2_000)}</ul><a href="tel:1">x</a></div>`;
  expect(withoutDeepNesting(mail)).toBe(mail);
});

test('a mail with many elements beside each other comes back as it is', () => {
  const mail = '<div><span>one</span></div>'.repeat(5_000);
  expect(withoutDeepNesting(mail)).toBe(mail);
});

test('elements nested without end end at the limit, and the words in them stay, each on a line of its own', () => {
  const shallow = withoutDeepNesting(`${'<div>'.repeat(502)}030 1</div>030 2${'</div>'.repeat(501)}<p>after</p>`);
  expect(shallow).toBe(`${'<div>'.repeat(500)}<br><br>030 1<br>030 2<br>${'</div>'.repeat(500)}<p>after</p>`);
});

test.each([
  ['start tags', '<div>'],
  ['tags that never end', '<div a="'],
  ['end tags', '</div>'],
])('a megabyte of %s is read in linear time', (_name, piece) => {
  const startedAt = performance.now();
  withoutDeepNesting(piece.repeat(1_000_000 / piece.length));
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
