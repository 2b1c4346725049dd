import type { Colleague } from '../../contract/api.ts';
import type { LiveState } from '../../ui/api/live-state.ts';
import { instantOf, type Formats } from '../../ui/locales/formats.ts';
import { teamsKey } from '../../ui/locales/shared-key.ts';
import { isOld, wordLineOf, type PersonPresence, type WordLine } from '../../ui/presence/word-line.ts';
import type { Text } from '../locales/texts.ts';

export type PersonWords = {
  readonly line: WordLine;
  readonly text: string;
  /** Since when what is shown may no longer hold, milliseconds since 1970; null while it is up to date. */
  readonly oldSince: number | null;
};

type Person = PersonPresence & Pick<Colleague, 'asOf' | 'stale'>;

type Tools = Pick<LiveState, 'connection' | 'heardAt'> & {
  readonly t: Text;
  readonly formats: Formats;
  readonly now: number;
};

/** The word line of a person as text: one state, Teams beside it where it adds something, its age where it is old. */
export function personWords(person: Person, tools: Tools): PersonWords {
  const { t, formats, now } = tools;
  const line = wordLineOf(person);
  const word = t(`presence.${line.word}`);
  const state = line.teams === null ? word : t('person.teams', { state: word, teams: t(teamsKey(line.teams)) });
  const oldSince = line.word === 'unknown' ? instantOf(person.asOf) : oldSinceOf(person, tools);
  const text = oldSince === null ? state : t('person.asOf', { state, time: formats.moment(oldSince, now) });
  return { line, text, oldSince };
}

/** While it is connected, the bridge says what is old: it reads much that it does not send, because nothing changed. */
function oldSinceOf({ asOf, stale }: Person, { connection, heardAt, now }: Tools): number | null {
  if (stale === true) return instantOf(asOf);
  return connection !== 'live' && isOld(heardAt, now) ? heardAt : null;
}
