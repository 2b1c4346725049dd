/** The log of one person's decisions: off unless switched on here, and dropped when it ends. */
import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { PersonRow } from '../api/answers.ts';
import { useConsole } from '../console-context.ts';
import { Loaded } from '../parts/loaded.tsx';
import { logWords, momentOf } from './why-words.ts';

const everyMs = 3_000;
const anHour = 60;

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

export function DecisionLog({ person }: { readonly person: PersonRow }): ReactElement {
  const { api, text, formats, now } = useConsole();
  const styles = useStyles();
  const client = useQueryClient();
  const queryKey = ['decisions', person.id];
  const log = useQuery({ queryKey, queryFn: () => api.decisions(person.id), refetchInterval: everyMs });
  const change = useMutation({
    mutationFn: (minutes: number) => api.logDecisions(person.id, minutes),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  const words = { text, formats, now: now() };
  return (
    <section className={styles.section} aria-label={text('why.log')}>
      <Subtitle2 as="h3" className={styles.title}>
        {text('why.log')}
      </Subtitle2>
      <Loaded query={log}>
        {({ until, entries }) => (
          <>
            <Text>
              {until === null
                ? text('log.off', { name: person.name })
                : text('log.on', { name: person.name, until: momentOf(until, words) })}
            </Text>
            {until !== null && entries.length === 0 && <Text>{text('log.empty')}</Text>}
            {entries.length > 0 && (
              <ol className={styles.list}>
                {entries.map((entry) => (
                  <li key={`${entry.at} ${entry.type === 'command' ? entry.side : entry.rule + entry.held}`}>
                    <Text>{logWords(entry, words)}</Text>
                  </li>
                ))}
              </ol>
            )}
            <Button disabled={change.isPending} onClick={() => change.mutate(until === null ? anHour : 0)}>
              {text(until === null ? 'log.start' : 'log.stop')}
            </Button>
            {change.isError && (
              <Text role="alert">{text('save.failed', { why: text('mode.failed.unreachable') })}</Text>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
