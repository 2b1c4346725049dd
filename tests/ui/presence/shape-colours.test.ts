import { webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { expect, test } from '@jest/globals';
import { shapeColours } from '../../../src/ui/presence/shape-colours.ts';
import { contrastOf } from '../../../src/ui/theme/contrast.ts';

const themes = { light: webLightTheme, dark: webDarkTheme };
const cases = (['light', 'dark'] as const).flatMap((theme) =>
  Object.entries(shapeColours[theme]).map(([shape, colour]) => ({ theme, shape, colour })),
);

test.each(cases)('$shape is seen on every ground of the $theme theme', ({ theme, colour }) => {
  const { colorNeutralBackground1, colorNeutralBackground1Hover, colorNeutralBackground3 } = themes[theme];
  for (const ground of [colorNeutralBackground1, colorNeutralBackground1Hover, colorNeutralBackground3]) {
    expect(contrastOf(colour, ground)).toBeGreaterThanOrEqual(3);
  }
});

test.each(cases)('what is cut out of $shape in the $theme theme is seen', ({ theme, colour }) => {
  expect(contrastOf(colour, theme === 'light' ? '#ffffff' : '#141414')).toBeGreaterThanOrEqual(3);
});
