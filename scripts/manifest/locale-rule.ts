/** Every text that people read is there in German, for each German-speaking country: `de-AT` inherits nothing. */
import { problem, type Rule } from './problem.ts';
import { everyElement, find } from './xml-tree.ts';

const german = ['de-DE', 'de-AT', 'de-CH'];
const defaultLocale = 'en-US';

export const localeRule: Rule = ({ root }) => {
  const main = find(root, 'DefaultLocale');
  const wrongMain =
    main && main.text !== defaultLocale ? [problem(main, `must be ${defaultLocale} (${main.text})`)] : [];
  const texts = [...everyElement(root)].filter(
    ({ name, attributes }) => name === 'bt:String' || (name === 'Description' && attributes['resid'] === undefined),
  );
  const missing = texts.flatMap((element) => {
    const there = element.children.map(({ attributes }) => attributes['Locale']);
    const name = element.attributes['id'] ?? 'the description';
    return [
      ...german.filter((locale) => !there.includes(locale)).map((locale) => `${name} is missing in ${locale}`),
      ...there.filter((locale, at) => there.indexOf(locale) !== at).map((locale) => `${name} has ${locale} twice`),
    ].map((text) => problem(element, text));
  });
  return [...wrongMain, ...missing];
};
