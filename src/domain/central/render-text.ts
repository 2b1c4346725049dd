/** Chat texts from templates: `{activity} {until}` becomes "In a meeting until 14:30", or "In a meeting". */
import { folded } from './first-match.ts';
import {
  activityWords,
  availabilityWords,
  onCallWords,
  outOfOfficeWords,
  untilWords,
  type TextLanguage,
} from './presence-words.ts';
import type { RuleFacts } from './rule.ts';

export const maxTextLength = 200;

const placeholders = {
  activity: (facts, language) => activityWords[folded(facts.activity)]?.[language] ?? '',
  availability: (facts, language) => availabilityWords[folded(facts.availability)]?.[language] ?? '',
  until: (facts, language) => (facts.until === null || facts.until === '' ? '' : untilWords[language](facts.until)),
  onCall: (facts, language) => (facts.onCall ? onCallWords[language] : ''),
  outOfOffice: (facts, language) => (facts.outOfOffice ? outOfOfficeWords[language] : ''),
} as const satisfies Record<string, (facts: RuleFacts, language: TextLanguage) => string>;

export const placeholderNames = Object.keys(placeholders) as readonly (keyof typeof placeholders)[];

const placeholder = /\{\s*([^{}]*?)\s*\}/g;

/** Stands for a value that is not known until its gap is closed. `oneLine` takes it out of every text. */
const gap = '\u2063';

/**
 * The text of a template, one line of at most 200 UTF-16 units, in English where the language is another one than
 * German. What is not known renders to nothing and takes its brackets, separators and spaces with it.
 */
export function renderText(template: string, facts: RuleFacts, language: string): string {
  const spoken: TextLanguage = /^de\b/i.test(language) ? 'de' : 'en';
  const filled = oneLine(template).replace(placeholder, (_, name: string) => {
    const value = isPlaceholder(name) ? oneLine(placeholders[name](facts, spoken)) : '';
    return value === '' ? gap : value;
  });
  return shortened(withoutGaps(filled));
}

/** What stands between braces in a template and is no placeholder; with a lone brace, that brace. */
export function unknownPlaceholders(template: string): readonly string[] {
  const named = [...template.matchAll(placeholder)].map(([, name = '']) => name);
  const braces = template.replace(placeholder, '').match(/[{}]/g) ?? [];
  return [...named.filter((name) => !isPlaceholder(name)), ...braces];
}

function isPlaceholder(name: string): name is keyof typeof placeholders {
  return Object.hasOwn(placeholders, name);
}

/** Control characters, lone surrogates and marks that turn the direction of writing have no place in a status. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2063\u2066-\u2069]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

const separator = '[,;:·•|/–—-]';

/** Closed in this order until nothing changes: empty brackets, the separator before, at an opening the one behind. */
const closings: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`[(\\[] ?${gap} ?[)\\]]`, 'g'), gap],
  [new RegExp(`${gap} ?${gap}`, 'g'), gap],
  [new RegExp(`(?: ${separator}+|${separator}) ?${gap}`, 'g'), gap],
  [new RegExp(`(^|[(\\[]) ?${gap}(?: ?${separator}+| ?[.!?]+)? ?`, 'g'), '$1'],
  [new RegExp(`([.!?]) ?${gap} ?[.!?]`, 'g'), '$1'],
];

function withoutGaps(text: string): string {
  let [before, closed] = ['', text];
  while (closed !== before) {
    before = closed;
    closed = closings.reduce((result, [pattern, by]) => result.replace(pattern, by), closed);
  }
  return closed.replaceAll(new RegExp(` ?${gap}`, 'g'), '').trim();
}

function shortened(text: string): string {
  if (text.length <= maxTextLength) return text;
  let short = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (short.length + segment.length >= maxTextLength) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
}
