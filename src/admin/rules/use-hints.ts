import { useQuery } from '@tanstack/react-query';
import type { NeverFires } from '../../domain/central/never-fires.ts';
import type { Rule } from '../../domain/central/rule.ts';
import type { RulesAnswer } from '../api/answers.ts';
import { useConsole } from '../console-context.ts';
import { rulesFile } from './rule-edits.ts';

/** Which of the shown rules can never fire; the last answer stays while a newer one is on its way. */
export function useHints(rules: readonly Rule[], saved: RulesAnswer): readonly NeverFires[] {
  const { api } = useConsole();
  const file = rulesFile(rules);
  const isSaved = file === rulesFile(saved.rules);
  const { data } = useQuery({
    queryKey: ['hints', file],
    queryFn: () => api.checkRules(file),
    enabled: !isSaved,
    staleTime: Infinity,
    placeholderData: (last) => last,
  });
  if (isSaved || data === undefined) return saved.hints;
  return data.ok ? data.hints : [];
}
