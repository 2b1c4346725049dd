/** Why a person's telephone is as it is, in one line. */
import type { PersonRow } from '../api/answers.ts';
import { keyOf, type Text } from '../locales/texts.ts';

export function decisionWords(decision: PersonRow['decision'], text: Text): string {
  if (decision === null) return text('outcome.unknown');
  const cause = text(keyOf('cause', decision.cause, 'cause.other'));
  const line = text(keyOf('outcome', decision.outcome, 'outcome.other'), { cause, rule: decision.rule });
  return line.charAt(0).toLocaleUpperCase() + line.slice(1);
}
