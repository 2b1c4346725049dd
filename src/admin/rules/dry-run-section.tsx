/** What the shown rules would do now, for everybody; nothing is written for it. From here they are switched on. */
import {
  Button,
  Card,
  Checkbox,
  makeStyles,
  Spinner,
  Text,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { Rule } from '../../domain/central/rule.ts';
import type { DryRunView } from '../../domain/console-views.ts';
import { useConsole } from '../console-context.ts';
import { Loaded } from '../parts/loaded.tsx';
import { DryRunCounts } from './dry-run-counts.tsx';
import { DryRunTable } from './dry-run-table.tsx';
import { rulesFile } from './rule-edits.ts';

/** People change all the time; redirections that are still being read come sooner. */
const everyMs = 15_000;
const readingEveryMs = 3_000;

const useStyles = makeStyles({
  card: { scrollMarginTop: tokens.spacingVerticalM },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  title: { ...typographyStyles.subtitle2, margin: 0, ':focus-visible': { outlineOffset: '4px' } },
  quiet: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function DryRunSection(props: {
  readonly rules: readonly Rule[];
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly canSwitchOn: boolean;
  readonly close: () => void;
  readonly save: () => void;
  readonly switchOn: () => void;
}): ReactElement {
  const { api, text } = useConsole();
  const styles = useStyles();
  const { rules, isChanged, isSaving, canSwitchOn, close, save, switchOn } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const run = useQuery({
    queryKey: ['dry-run', rulesFile(rules)],
    queryFn: () => api.dryRun(rules),
    refetchInterval: ({ state }) => ((state.data?.reading ?? 0) > 0 ? readingEveryMs : everyMs),
    placeholderData: (last) => last,
  });
  return (
    <Card className={styles.card} role="region" aria-label={text('dryRun.title')}>
      <div className={styles.head}>
        <h3 ref={heading} tabIndex={-1} className={styles.title}>
          {text('dryRun.title')}
        </h3>
        <Button appearance="subtle" icon={<Dismiss20Regular />} aria-label={text('dryRun.close')} onClick={close} />
      </div>
      <Text className={styles.quiet}>{text('dryRun.about')}</Text>
      <Loaded query={run}>{(view) => <Findings view={view} rules={rules} />}</Loaded>
      <div className={styles.buttons}>
        {isChanged && (
          <Button disabled={isSaving} onClick={save}>
            {text('save.save')}
          </Button>
        )}
        {canSwitchOn && (
          <Button appearance="primary" disabled={isSaving} onClick={switchOn}>
            {text(isChanged ? 'dryRun.saveAndSwitchOn' : 'dryRun.switchOn')}
          </Button>
        )}
      </div>
    </Card>
  );
}

function Findings(props: { readonly view: DryRunView; readonly rules: readonly Rule[] }): ReactElement {
  const { text } = useConsole();
  const { view, rules } = props;
  const [onlyChanges, setOnlyChanges] = useState(false);
  return (
    <>
      {view.reading > 0 && (
        <Spinner size="tiny" labelPosition="after" label={text('dryRun.reading', { count: view.reading })} />
      )}
      <DryRunCounts counts={view.counts} rules={rules} />
      <Checkbox
        label={text('dryRun.onlyChanges')}
        checked={onlyChanges}
        onChange={(_event, { checked }) => setOnlyChanges(checked === true)}
      />
      <DryRunTable rows={view.rows} onlyChanges={onlyChanges} />
    </>
  );
}
