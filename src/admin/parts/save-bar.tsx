/** Stands at the foot of the window as long as something is changed and not saved. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import type { ApiProblem } from '../../ui/api/api-problem.ts';
import { useConsole } from '../console-context.ts';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow8,
  },
  words: { flexGrow: 1, minWidth: '160px' },
  failed: { color: tokens.colorPaletteRedForeground1 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function SaveBar(props: {
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly problem: ApiProblem | null;
  readonly save: () => void;
  readonly discard: () => void;
  /** What else can be done with the change before it is saved. */
  readonly more?: ReactNode;
  readonly note?: string;
}): ReactElement | null {
  const { text } = useConsole();
  const styles = useStyles();
  const { isChanged, isSaving, problem } = props;
  if (!isChanged) return null;
  return (
    <section className={styles.bar} aria-label={text('save.title')}>
      <div className={styles.words}>
        <Text role="status">{props.note ?? text('save.changed')}</Text>
        {problem !== null && (
          <Text block role="alert" className={styles.failed}>
            {text('save.failed', { why: text(`problem.${problem.code}`) })}
            {problem.field !== undefined && ` ${text('save.field', { field: problem.field })}`}
          </Text>
        )}
      </div>
      <div className={styles.buttons}>
        {props.more}
        <Button disabled={isSaving} onClick={props.discard}>
          {text('save.discard')}
        </Button>
        <Button appearance="primary" disabled={isSaving} onClick={props.save}>
          {text('save.save')}
        </Button>
      </div>
    </section>
  );
}
