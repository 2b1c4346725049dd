import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maxTextLength, renderText, unknownPlaceholders } from '../../../src/domain/central/render-text.ts';
import type { RuleFacts } from '../../../src/domain/central/rule.ts';
import { noon, teamsShows } from './some-facts.ts';

const meeting: RuleFacts = { ...teamsShows('Busy', 'InAMeeting'), until: '14:30' };
const unknownEnd: RuleFacts = { ...meeting, until: null };
const invented: RuleFacts = teamsShows('Busy', 'Juggling');

describe('a template', () => {
  const cases: readonly (readonly [string, RuleFacts, string, string])[] = [
    ['{activity} {until}', meeting, 'In a meeting until 14:30', 'In einer Besprechung bis 14:30'],
    ['{activity} {until}', unknownEnd, 'In a meeting', 'In einer Besprechung'],
    ['{activity} ({until})', unknownEnd, 'In a meeting', 'In einer Besprechung'],
    ['{activity}, {until}', unknownEnd, 'In a meeting', 'In einer Besprechung'],
    ['{activity} – {until} – Teams', unknownEnd, 'In a meeting – Teams', 'In einer Besprechung – Teams'],
    ['Teams ({activity}, {until})', unknownEnd, 'Teams (In a meeting)', 'Teams (In einer Besprechung)'],
    ['Teams ({until}, {activity})', unknownEnd, 'Teams (In a meeting)', 'Teams (In einer Besprechung)'],
    ['{until}: {activity}.', unknownEnd, 'In a meeting.', 'In einer Besprechung.'],
    ['Teams. {until}.', unknownEnd, 'Teams.', 'Teams.'],
    ['{until} ({outOfOffice})', unknownEnd, '', ''],
    ['{availability} | {onCall}', { ...meeting, onCall: true }, 'Busy | On the phone', 'Beschäftigt | Am Telefon'],
    ['{outOfOffice} {until}', teamsShows('Available', 'Available', true), 'Out of office', 'Außer Haus'],
    ['{availability}: {activity}', invented, 'Busy', 'Beschäftigt'],
    ['{nothing we know} Teams', meeting, 'Teams', 'Teams'],
    ['-- {activity} --', unknownEnd, '-- In a meeting --', '-- In einer Besprechung --'],
    ['{ activity }', meeting, 'In a meeting', 'In einer Besprechung'],
    ['  two\nlines\t{until}', meeting, 'two lines until 14:30', 'two lines bis 14:30'],
    ['', meeting, '', ''],
  ];
  test.each(cases)('%j', (template, facts, english, german) => {
    expect(renderText(template, facts, 'en')).toBe(english);
    expect(renderText(template, facts, 'de-DE')).toBe(german);
  });

  test('in a language that we do not speak is English', () => {
    expect(renderText('{activity}', meeting, 'fr')).toBe('In a meeting');
    expect(renderText('{activity}', meeting, '')).toBe('In a meeting');
  });

  test('a value never counts as a template', () => {
    expect(renderText('{until}', { ...meeting, until: '{activity}' }, 'en')).toBe('until {activity}');
  });

  test('marks that turn the direction of writing are taken out', () => {
    expect(renderText('a\u202eb\u2066c', noon, 'en')).toBe('abc');
  });

  test('a long text ends with an ellipsis and no half character', () => {
    const text = renderText('👩‍💻'.repeat(60), noon, 'en');
    expect(text.length).toBeLessThanOrEqual(maxTextLength);
    expect(text).toMatch(/^(👩‍💻)+…$/u);
  });
});

test('placeholders that do not exist and lone braces are named', () => {
  expect(unknownPlaceholders('{activity} {aktivität} {until')).toEqual(['aktivität', '{']);
  expect(unknownPlaceholders('{activity} {until}')).toEqual([]);
  expect(unknownPlaceholders('{constructor}')).toEqual(['constructor']);
});

test('whatever the template and the facts: one tidy line of at most 200 units', () => {
  const part = fc.oneof(
    fc.constantFrom(
      '{activity}',
      '{until}',
      '{availability}',
      '{onCall}',
      '{outOfOffice}',
      '{x}',
      ' ',
      ', ',
      ' (',
      ')',
      ' – ',
    ),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(
      fc.array(part).map((parts) => parts.join('')),
      fc.record({
        availability: fc.string(),
        activity: fc.string(),
        onCall: fc.boolean(),
        until: fc.option(fc.string()),
      }),
      fc.constantFrom('en', 'de', 'xx'),
      (template, facts, language) => {
        const text = renderText(template, { ...noon, ...facts }, language);
        expect(text.length).toBeLessThanOrEqual(maxTextLength);
        expect(text.isWellFormed()).toBe(true);
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/[\p{Cc}\u2063]| {2}/u);
        expect(renderText(template, { ...noon, ...facts }, language)).toBe(text);
      },
    ),
    { numRuns: 500 },
  );
});

test('what is known stands in the text, in its place', () => {
  const literal = fc.stringMatching(/^[a-zäöü]{1,10}$/);
  fc.assert(
    fc.property(literal, literal, fc.boolean(), (before, after, known) => {
      const facts = { ...meeting, until: known ? '14:30' : null };
      const expected = known ? `${before} until 14:30 ${after}` : `${before} ${after}`;
      expect(renderText(`${before} {until} ${after}`, facts, 'en')).toBe(expected);
    }),
  );
});
