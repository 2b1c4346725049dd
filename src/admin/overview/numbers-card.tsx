import { Card, CardHeader, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Status } from '../api/answers.ts';
import { useConsole } from '../console-context.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: tokens.spacingHorizontalM, margin: 0 },
  row: { display: 'contents' },
  number: { textAlign: 'right', fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  meaning: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** How many people, and how much the bridge holds of them at this moment. */
export function NumbersCard({ people }: Pick<Status, 'people'>): ReactElement {
  const { text, formats } = useConsole();
  const styles = useStyles();
  const share = people.matched === 0 ? 0 : Math.round((people.linked / people.matched) * 100);
  const rows = [
    [people.matched, text('numbers.matched')],
    [people.linked, text('numbers.linked', { share })],
    [people.unmatched, text('numbers.unmatched')],
    [people.claims, text('numbers.claims')],
    [people.leases, text('numbers.leases')],
  ] as const;
  return (
    <Card role="group" aria-label={text('numbers.title')}>
      <CardHeader header={<Text weight="semibold">{text('numbers.title')}</Text>} />
      <dl className={styles.list}>
        {rows.map(([value, meaning]) => (
          <div key={meaning} className={styles.row}>
            <dt className={styles.number}>{formats.integer(value)}</dt>
            <dd className={styles.meaning}>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
