/** Keys of the texts that the pane and the console share: states of people and answers of the bridge. */
import type { FailureCode } from '../api/api-problem.ts';
import type { PresenceWord } from '../presence/word-line.ts';

export type SharedKey = `presence.${PresenceWord}` | `problem.${FailureCode}`;
