/** What the saved rules would do at this moment, beside the question whether they are to be switched on. */
import { MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useConsole } from '../console-context.ts';
import { useHasDraft } from '../drafts.ts';

export function RulesBeforeSwitch(): ReactElement {
  const { api, text } = useConsole();
  const hasDraft = useHasDraft('rules');
  const run = useQuery({
    queryKey: ['dry-run', 'saved'],
    queryFn: async () => {
      const { rules } = await api.rules();
      return { rules: rules.length, run: await api.dryRun(rules) };
    },
  });
  if (run.data === undefined) {
    return run.error === null ? (
      <Spinner size="tiny" label={text('dryRun.running')} />
    ) : (
      <span>{text('import.unreachable')}</span>
    );
  }
  const { rules } = run.data;
  const { counts, hints } = run.data.run;
  const warns = rules === 0 || hints.length > 0 || counts.leadsOutside > 0 || hasDraft;
  return (
    <MessageBar intent={warns ? 'warning' : 'info'} layout="multiline">
      <MessageBarBody>
        {rules === 0
          ? text('dryRun.noRules')
          : text('dryRun.summary', { people: counts.people, dndOn: counts.dndOn, leadsOutside: counts.leadsOutside })}
        {hints.length > 0 && ` ${text('dryRun.hints', { count: hints.length })}`}
        {hasDraft && ` ${text('dryRun.unsaved')}`}
      </MessageBarBody>
    </MessageBar>
  );
}
