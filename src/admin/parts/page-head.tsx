import { makeStyles, Subtitle1, Text, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2, maxWidth: '80ch' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What a page is for, in a sentence, and what can be done with all of it. */
export function PageHead(props: {
  readonly title: string;
  readonly about: string;
  readonly actions?: ReactNode;
}): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.head}>
      <div className={styles.row}>
        <Subtitle1 as="h2" className={styles.title}>
          {props.title}
        </Subtitle1>
        {props.actions !== undefined && <div className={styles.actions}>{props.actions}</div>}
      </div>
      <Text className={styles.quiet}>{props.about}</Text>
    </div>
  );
}
