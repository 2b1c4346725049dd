import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeEntities } from './html-entities.ts';
import { readHtmlSegments } from './html-segments.ts';

function textOf(html: string): string {
  return readHtmlSegments(html)
    .map(({ text, block, cell }) => (block === true ? '\n' : cell === true ? '\t' : '') + text)
    .join('');
}

describe('reading HTML as a reader sees it', () => {
  test.each([
    ['plain', 'plain'],
    ['a<b>b</b>c', 'abc'],
    ['a<br>b', 'a\nb'],
    ['<p>a</p><p>b</p>', '\na\nb'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', '\na\tb\nc'],
    ['<table><tr><td><p>a</p></td><td><p>b</p></td></tr><tr><td><p>c</p></td></tr></table>', '\na\tb\nc'],
    ['<table><tr><td>a</td><td></td><td><p>b</p></td></tr></table>', '\na\t\tb'],
    ['<table><tr><td></td><td>a</td></tr><tr><td></td></tr></table>b', '\n\ta\nb'],
    // Cells of several lines lay out a page: their lines stay lines.
    ['<table><tr><td>a<br>b</td><td><p>c</p><p>d</p></td></tr></table>', '\na\nb\nc\nd'],
    // A table inside a cell.
    ['<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr></table>', '\na\tb\nc'],
    ['a &amp; b &lt;c&gt;', 'a & b <c>'],
    ['a <!-- <p>b</p> --> c', 'a  c'],
    ['<style>p{}</style>a<script>b</script>c', 'ac'],
    ['<head><title>t</title></head>a', 'a'],
    ['<head>never closed<p>a', 'never closed\na'],
    ['a < b > c', 'a < b > c'],
    ['<a title="x > y">b</a>', 'b'],
    ["<a title='>'>b</a>", 'b'],
    ['<P CLASS=x>a</P>', '\na'],
    ['<o:p>a</o:p>', 'a'],
    ['<?xml version="1.0"?><!DOCTYPE html>a', 'a'],
    ['<pre>a\n b\r\nc</pre>', '\na\n b\nc'],
    ['a\n   b', 'a b'],
    ['<script>never closed', ''],
    ['<!-- never closed', ''],
    ['<a href="x', ''],
    ['', ''],
  ])('%j', (html, expected) => {
    expect(textOf(html)).toBe(expected);
  });

  test('links carry their decoded target, however it is quoted', () => {
    for (const attribute of [
      'href="tel:1&amp;2"',
      "href='tel:1&amp;2'",
      'href=tel:1&amp;2',
      'class="x" HREF = "tel:1&amp;2"',
    ])
      expect(readHtmlSegments(`<a ${attribute}>b</a>c`)).toEqual([{ text: 'b', href: 'tel:1&2' }, { text: 'c' }]);
  });

  test('an attribute that only ends in href is no target', () => {
    expect(readHtmlSegments('<a data-href="tel:1">b</a>')).toEqual([{ text: 'b' }]);
  });

  test('quotes nest', () => {
    const html = '<blockquote>a<blockquote>b</blockquote>c</blockquote>d';
    expect(readHtmlSegments(html).map(({ quoted }) => quoted ?? false)).toEqual([true, true, true, false]);
  });

  test('whatever comes in, it is read to the end without a crash', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '"',
      "'",
      'a',
      ' href=',
      '<!--',
      '-->',
      '<script',
      '<td>',
      '&#',
      '&amp',
      '=',
      '/',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const { text } of readHtmlSegments(pieces.join(''))) expect(typeof text).toBe('string');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('character references', () => {
  test.each([
    ['&Auml;&ouml;&szlig;&nbsp;&ndash;', 'Äöß\u00a0\u2013'],
    ['&#48;&#x30;&#X30;', '000'],
    ['&#43;49', '+49'],
    ['&amp;amp;', '&amp;'],
    ['&unknown; & &; &#; &#xZZ;', '&unknown; & &; &#; &#xZZ;'],
    ['&#0; &#xD800; &#x110000;', '&#0; &#xD800; &#x110000;'],
    ['&copy 2024', '© 2024'],
  ])('%s', (raw, expected) => {
    expect(decodeEntities(raw)).toBe(expected);
  });
});
