import { expect, test } from '@jest/globals';
import { contrastOf, luminanceOf } from '../../../src/ui/theme/contrast.ts';

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#767676', '#ffffff', 4.54],
  ['#ff0000', '#ffffff', 4],
])('%s on %s has the contrast %d', (one, other, contrast) => {
  expect(contrastOf(one, other)).toBeCloseTo(contrast, 2);
  expect(contrastOf(other, one)).toBeCloseTo(contrast, 2);
});

test('green is brighter to the eye than blue', () => {
  expect(luminanceOf('#00ff00')).toBeGreaterThan(luminanceOf('#0000ff'));
});
