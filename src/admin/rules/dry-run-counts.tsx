import { Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { DryRun } from '../../domain/central/dry-run.ts';
import type { Rule } from '../../domain/central/rule.ts';
import { useConsole } from '../console-context.ts';

const useStyles = makeStyles({
  numbers: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
  },
  number: {
    display: 'flex',
    flexDirection: 'column-reverse',
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  value: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase500,
  },
  warning: { backgroundColor: tokens.colorPaletteYellowBackground1, color: tokens.colorNeutralForeground1 },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

export function DryRunCounts(props: {
  readonly counts: DryRun['counts'];
  readonly rules: readonly Rule[];
}): ReactElement {
  const { text, formats } = useConsole();
  const styles = useStyles();
  const { counts, rules } = props;
  const shown = [
    ['people', counts.people],
    ['dndOn', counts.dndOn],
    ['dndChanges', counts.dndChanges],
    ['chatSet', counts.chatSet],
    ['redirectionSet', counts.redirectionSet],
    ['leadsOutside', counts.leadsOutside],
    ['obstacles', counts.obstacles],
    ['callersUnknown', counts.callersUnknown],
    ['withoutRule', counts.withoutRule],
    ['nothingRead', counts.nothingRead],
  ] as const;
  const always: readonly string[] = ['people', 'dndOn', 'dndChanges', 'leadsOutside'];
  const warns: readonly string[] = ['leadsOutside', 'obstacles'];
  const byRule = counts.byRule.filter(({ people }) => people > 0);
  return (
    <>
      <dl className={styles.numbers}>
        {shown
          .filter(([name, value]) => value > 0 || always.includes(name))
          .map(([name, value]) => (
            <div
              key={name}
              className={mergeClasses(styles.number, warns.includes(name) && value > 0 && styles.warning)}
            >
              <dt>
                <Caption1>{text(`dryRun.count.${name}`)}</Caption1>
              </dt>
              <dd className={styles.value}>{formats.integer(value)}</dd>
            </div>
          ))}
      </dl>
      {byRule.length > 0 && (
        <div>
          <Caption1 className={styles.quiet}>{text('dryRun.byRule')}</Caption1>
          <ul className={styles.list}>
            {byRule.map(({ ruleId, people }) => (
              <li key={ruleId}>
                <Text>
                  {text('dryRun.ruleCount', {
                    name: rules.find(({ id }) => id === ruleId)?.name ?? ruleId,
                    count: people,
                  })}
                </Text>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
