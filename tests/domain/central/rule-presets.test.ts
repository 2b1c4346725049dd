import { describe, expect, test } from '@jest/globals';
import { firstMatch } from '../../../src/domain/central/first-match.ts';
import { chatToSet } from '../../../src/domain/central/chat-to-set.ts';
import { neverFires } from '../../../src/domain/central/never-fires.ts';
import { presetIds, rulePresets, type PresetId } from '../../../src/domain/central/rule-presets.ts';
import { presenceRows } from '../../../src/domain/presence.ts';
import { noon, teamsShows } from './some-facts.ts';

/** How the wishes of a preset read for what Microsoft shows. */
function what(preset: PresetId, availability: string, activity: string, outOfOffice = false): readonly unknown[] {
  const facts = { ...teamsShows(availability, activity, outOfOffice), until: '14:30' };
  const rule = firstMatch(rulePresets[preset].rules, facts);
  if (rule === null) return [null];
  const chat = chatToSet(rule, facts, 'en');
  const shown = typeof chat === 'string' ? [chat] : [chat.state, chat.text];
  return [rule.what.dnd ?? 'giveBack', ...shown];
}

describe('STARFACE MS Teams Integration, state in Teams → DND: the vendor’s eight rows in its order', () => {
  test.each([
    ['Available', 'Available', 'Available', 'off'],
    ['BUSY Busy', 'Busy', 'Busy', 'unchanged'],
    ['BUSY Phone', 'Busy', 'InACall', 'on'],
    ['BUSY Meeting', 'Busy', 'InAMeeting', 'on'],
    ['BUSY Präsentation', 'DoNotDisturb', 'Presenting', 'on'],
    ['AWAY BeRightBack', 'BeRightBack', 'BeRightBack', 'unchanged'],
    ['AWAY Away', 'Away', 'Away', 'unchanged'],
    ['OFFLINE', 'Offline', 'Offline', 'unchanged'],
  ])('%s (Graph: %s, %s) → %s', (_row, availability, activity, dnd) => {
    expect(what('vendorRows', availability, activity)).toEqual([dnd, 'giveBack']);
  });

  test.each([
    ['Do not disturb', 'DoNotDisturb', 'DoNotDisturb', false, 'on'],
    ['Focusing', 'DoNotDisturb', 'Focusing', false, 'on'],
    ['Out of office', 'Away', 'OutOfOffice', true, 'unchanged'],
  ])('and what it leaves open: %s (Graph: %s, %s)', (_row, availability, activity, flag, dnd) => {
    expect(what('vendorRows', availability, activity, flag)).toEqual([dnd, 'giveBack']);
  });

  test('BUSY Phone ← Im Telefonat: every rule shows a call of the PBX', () => {
    expect(rulePresets.vendorRows.rules.map((rule) => rule.what.session)).toEqual(presenceRows.map(() => 'call'));
  });

  test('the rules stand in the vendor’s order', () => {
    expect(rulePresets.vendorRows.rules.map((rule) => rule.id)).toEqual([...presenceRows]);
  });
});

describe('SI-Solutions MS Teams Statusabgleich, Teams → STARFACE', () => {
  test.each([
    ['Available', 'AVAILABLE', 'available'],
    ['AvailableIdle', 'AVAILABLE', 'available'],
    ['Away', 'AWAY', 'away'],
    ['BeRightBack', 'AWAY', 'away'],
    ['Busy', 'AWAY', 'away'],
    ['BusyIdle', 'AWAY', 'away'],
    ['DoNotDisturb', 'DO_NOT_DISTURB', 'doNotDisturb'],
    ['Offline', 'UNAVAILABLE', 'unavailable'],
  ])('%s → %s', (availability, _theirs, state) => {
    expect(what('siSolutions', availability, availability)).toEqual(['giveBack', state, null]);
    expect(what('siSolutions', availability, 'Juggling', true)).toEqual(['giveBack', state, null]);
  });

  test('PresenceUnknown → UNAVAILABLE is left out: unknown is no information', () => {
    expect(what('siSolutions', 'PresenceUnknown', 'PresenceUnknown')).toEqual([null]);
  });

  test('it maps one way: Microsoft is never shown a call', () => {
    expect(rulePresets.siSolutions.rules.every((rule) => rule.what.session === 'none')).toBe(true);
  });
});

describe('texts like those of oByte TeamsConnect', () => {
  test.each([
    [
      'a Teams call, as its manual prints it',
      'Busy',
      'InACall',
      'on',
      'doNotDisturb',
      'On a call in MS Teams until 14:30',
    ],
    ['a meeting', 'Busy', 'InAMeeting', 'on', 'away', 'In a meeting in MS Teams until 14:30'],
    ['presenting', 'DoNotDisturb', 'Presenting', 'on', 'doNotDisturb', 'Presenting in MS Teams until 14:30'],
    ['do not disturb', 'DoNotDisturb', 'DoNotDisturb', 'on', 'doNotDisturb', 'Do not disturb until 14:30'],
    ['focusing', 'DoNotDisturb', 'Focusing', 'on', 'doNotDisturb', 'Focusing until 14:30'],
    ['busy', 'Busy', 'Busy', 'giveBack', 'away', 'Busy in MS Teams until 14:30'],
    ['be right back', 'BeRightBack', 'BeRightBack', 'unchanged', 'away', 'Be right back until 14:30'],
    ['offline', 'Offline', 'OffWork', 'unchanged', 'unavailable', null],
  ])('%s', (_state, availability, activity, dnd, state, text) => {
    expect(what('textsLikeTeams', availability, activity)).toEqual([dnd, state, text]);
  });

  test('a Teams call whose end is not known reads as the manual’s example', () => {
    const facts = teamsShows('Busy', 'InACall');
    const rule = firstMatch(rulePresets.textsLikeTeams.rules, facts);
    expect(rule && chatToSet(rule, facts, 'en')).toEqual({ state: 'doNotDisturb', text: 'On a call in MS Teams' });
  });

  test('out of office and available', () => {
    expect(what('textsLikeTeams', 'Available', 'Available', true)).toEqual([
      'unchanged',
      'extendedAway',
      'Out of office until 14:30',
    ]);
    expect(what('textsLikeTeams', 'Available', 'Available')).toEqual(['giveBack', 'giveBack']);
  });
});

describe('calm', () => {
  test.each([
    ['a Teams call silences the phone', 'Busy', 'InACall', 'on', ['doNotDisturb', 'In a call until 14:30']],
    ['a conference call too', 'Busy', 'InAConferenceCall', 'on', ['doNotDisturb', 'In a conference call until 14:30']],
    ['presenting too', 'DoNotDisturb', 'Presenting', 'on', ['doNotDisturb', 'Presenting until 14:30']],
    ['do not disturb too', 'DoNotDisturb', 'DoNotDisturb', 'on', ['doNotDisturb', 'Do not disturb until 14:30']],
    ['focusing too', 'DoNotDisturb', 'Focusing', 'on', ['doNotDisturb', 'Focusing until 14:30']],
    ['a meeting only shows as chat text', 'Busy', 'InAMeeting', 'giveBack', ['away', 'In a meeting until 14:30']],
    ['busy only shows as chat text', 'Busy', 'Busy', 'giveBack', ['away', 'Busy until 14:30']],
    ['away changes nothing', 'Away', 'Away', 'unchanged', ['unchanged']],
    ['offline changes nothing', 'Offline', 'Offline', 'unchanged', ['unchanged']],
    ['available gives everything back', 'Available', 'Available', 'giveBack', ['giveBack']],
  ])('%s', (_promise, availability, activity, dnd, chat) => {
    expect(what('calm', availability, activity)).toEqual([dnd, ...chat]);
  });
});

describe.each(presetIds)('preset %s', (id) => {
  const { rules, nameKey } = rulePresets[id];

  test('has no rule that can never fire, no name twice, and a key for its own name', () => {
    expect(neverFires(rules)).toEqual([]);
    expect(new Set(rules.flatMap((rule) => [rule.id, `name ${rule.name}`])).size).toBe(2 * rules.length);
    expect(nameKey).toBe(`rulePreset.${id}`);
  });

  test('says nothing while nothing was read', () => {
    expect(firstMatch(rules, { ...noon, row: null, availability: '', activity: '' })).toBeNull();
  });

  test.each(presenceRows)('has a rule for %s', (row) => {
    expect(firstMatch(rules, { ...noon, row })).not.toBeNull();
  });
});
