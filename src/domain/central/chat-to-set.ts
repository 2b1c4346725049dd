/** What a rule says about a person's chat status at one moment. */
import type { ChatState } from '../telephone.ts';
import { renderText } from './render-text.ts';
import type { Rule, RuleFacts } from './rule.ts';

/** A chat status to be set; null leaves that part as it is. */
export type ChatToSet = { readonly state: ChatState | null; readonly text: string | null };

export function chatToSet(rule: Rule, facts: RuleFacts, language: string): ChatToSet | 'unchanged' | 'giveBack' {
  const { chat } = rule.what;
  if (chat === undefined) return 'giveBack';
  if (chat === 'unchanged') return 'unchanged';
  return { state: chat.state ?? null, text: chat.text === '' ? null : renderText(chat.text, facts, language) };
}
