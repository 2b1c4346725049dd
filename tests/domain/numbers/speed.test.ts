import { describe, expect, test } from '@jest/globals';
import { readHtmlSegments } from '../../../src/domain/numbers/html-segments.ts';
import { hostileNames, hostileText } from '../../bench/numbers/hostile.ts';
import { hostileSpeed, mebibyte, shortestMs } from '../../bench/numbers/speed.ts';

/** A pass over the text that does nothing else: what the machine can do at this moment. */
function walkMs(text: string): number {
  let sum = 0;
  const ms = shortestMs(() => {
    for (let index = 0; index < text.length; index += 1) sum = (sum + text.charCodeAt(index)) & 0xffff;
  }, 3);
  expect(sum).toBeGreaterThanOrEqual(0);
  return Math.max(ms, 0.5);
}

describe('twice the text takes at most 2.3 times as long', () => {
  test.each([...hostileNames])('%s', (name) => {
    expect(hostileSpeed(name, 8).ratio).toBeLessThanOrEqual(2.3);
  });
});

test('no hostile mebibyte takes more than 150 times as long as walking over it', () => {
  const slow = hostileNames
    .map((name) => ({ name, times: hostileSpeed(name, 1).msPerMebibyte / walkMs(hostileText(name, mebibyte)) }))
    .filter(({ times }) => times > 150);
  expect(slow).toEqual([]);
});

describe('reading HTML is linear too', () => {
  test.each(['<', '<a ', '<a href="', '<b>', '<head>', '<script>', '<!--', '&', '&#', '<td>x', '</'])('%j', (piece) => {
    const whole = piece.repeat(mebibyte / piece.length);
    const half = whole.slice(0, whole.length / 2);
    let ratio = Infinity;
    for (let attempt = 0; attempt < 8 && ratio > 2.5; attempt += 1) {
      const small = shortestMs(() => readHtmlSegments(half), 3);
      ratio = Math.min(ratio, shortestMs(() => readHtmlSegments(whole), 3) / Math.max(small, 0.5));
    }
    expect(ratio).toBeLessThanOrEqual(2.5);
  });
});
