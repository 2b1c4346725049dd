/** Facts and rules to begin a test with: a person whom Microsoft shows as available, on a Tuesday at noon. */
import { rowOf } from '../../../src/domain/presence.ts';
import type { Rule, RuleFacts, RuleWhat, RuleWhen } from '../../../src/domain/central/rule.ts';

export const noon: RuleFacts = {
  row: 'available',
  availability: 'Available',
  activity: 'Available',
  outOfOffice: false,
  onCall: false,
  personDnd: false,
  chatState: null,
  time: { weekday: 'tue', minute: 12 * 60 },
  groups: [],
  names: [],
  until: null,
};

/** The same person while Microsoft shows something else. */
export function teamsShows(availability: string, activity: string, outOfOffice = false): RuleFacts {
  const presence = { availability, activity, outOfOffice };
  return { ...noon, ...presence, row: rowOf(presence) };
}

export function forEverybody(id: string, when: RuleWhen, what: RuleWhat = { dnd: 'on' }): Rule {
  return { id, name: `Rule ${id}`, who: { everybody: true }, when, what };
}
