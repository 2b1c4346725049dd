import { Card, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { ScopeView } from '../../domain/console-views.ts';
import { useConsole } from '../console-context.ts';

const states = ['inSync', 'paused', 'hidden'] as const;

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXXL}`,
    margin: 0,
  },
  one: { display: 'flex', flexDirection: 'row-reverse', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
  value: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What is saved means now for so many people, and which names mean nobody. */
export function ScopeNumbers({ view }: { readonly view: ScopeView }): ReactElement {
  const { text, formats } = useConsole();
  const styles = useStyles();
  return (
    <>
      <Card role="group" aria-label={text('scope.now')}>
        <dl className={styles.row}>
          {states.map((state) => (
            <div key={state} className={styles.one}>
              <dt>
                <Text className={styles.quiet}>{text(`scope.state.${state}`)}</Text>
              </dt>
              <dd className={styles.value}>{formats.integer(view.people[state])}</dd>
            </div>
          ))}
        </dl>
      </Card>
      {view.unknown.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text('scope.unknown', { names: view.unknown.join(', ') })}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
