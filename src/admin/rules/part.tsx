import { Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useId, type ReactElement, type ReactNode } from 'react';

const useStyles = makeStyles({
  part: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    margin: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** One of the three parts of a rule: who, when, what. */
export function Part(props: {
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}): ReactElement {
  const styles = useStyles();
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={styles.part}>
      <div>
        <Subtitle2 as="h3" id={id} block className={styles.title}>
          {props.title}
        </Subtitle2>
        <Caption1 className={styles.quiet}>{props.about}</Caption1>
      </div>
      {props.children}
    </div>
  );
}
