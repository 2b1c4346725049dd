import { instantOf, type Formats } from '../../ui/locales/formats.ts';
import { isOld, wordLineOf, type PersonPresence, type WordLine } from '../../ui/presence/word-line.ts';
import type { Text } from '../locales/texts.ts';

export type PersonWords = { readonly line: WordLine; readonly text: string };

/** The word line of a person as text: one state, Teams beside it where it adds something, its age where it is old. */
export function personWords(
  person: PersonPresence & { readonly asOf: string | null },
  tools: { readonly t: Text; readonly formats: Formats; readonly now: number },
): PersonWords {
  const { t, formats, now } = tools;
  const line = wordLineOf(person);
  const word = t(`presence.${line.word}`);
  const state = line.teams === null ? word : t('person.teams', { state: word, teams: t(`presence.${line.teams}`) });
  const asOf = instantOf(person.asOf);
  const old = asOf !== null && (line.word === 'unknown' || isOld(asOf, now));
  return { line, text: old ? t('person.asOf', { state, time: formats.moment(asOf, now) }) : state };
}
