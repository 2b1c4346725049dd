/** Keys of the texts that the pane and the console share: states of people and answers of the bridge. */
import type { FailureCode } from '../api/api-problem.ts';
import type { PresenceWord } from '../presence/word-line.ts';

export type SharedKey = `presence.${PresenceWord}` | TeamsKey | `problem.${FailureCode}`;

/** Words that name Teams where they stand alone, and are shorter where "Teams" stands before them already. */
export type TeamsKey = `teams.${Extract<PresenceWord, 'offline' | 'availableInTeams'>}`;

/** The text of a state behind the word "Teams", as in "Teams: offline". */
export function teamsKey(word: PresenceWord): SharedKey {
  return word === 'offline' || word === 'availableInTeams' ? `teams.${word}` : `presence.${word}`;
}
