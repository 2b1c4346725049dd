/** Why a person's state is what it is: present facts with their age, the rule that holds, what was set and who set it. */
import {
  Button,
  Drawer,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { Dismiss24Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { PersonRow } from '../api/answers.ts';
import { useConsole } from '../console-context.ts';
import { Loaded } from '../parts/loaded.tsx';
import { DecisionLog } from './decision-log.tsx';
import { whyWords } from './why-words.ts';

const everyMs = 3_000;

const useStyles = makeStyles({
  drawer: { width: 'min(440px, 100vw)' },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    paddingTop: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalXXL,
  },
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  title: { margin: 0 },
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function WhyDrawer(props: { readonly person: PersonRow; readonly close: () => void }): ReactElement {
  const { api, text, formats, now } = useConsole();
  const styles = useStyles();
  const { person, close } = props;
  const why = useQuery({
    queryKey: ['why', person.id],
    queryFn: () => api.why(person.id),
    refetchInterval: everyMs,
  });
  return (
    <Drawer
      type="overlay"
      position="end"
      open
      className={styles.drawer}
      aria-label={text('why.title', { name: person.name })}
      onOpenChange={(_event, { open }) => !open && close()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" icon={<Dismiss24Regular />} aria-label={text('why.close')} onClick={close} />
          }
        >
          {text('why.title', { name: person.name })}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <div className={styles.body}>
          <Loaded query={why}>
            {(answer) => (
              <>
                {whyWords(answer, { text, formats, now: now() }).map(({ part, lines }) => (
                  <section key={part} className={styles.section} aria-label={text(`why.${part}`)}>
                    <Subtitle2 as="h3" className={styles.title}>
                      {text(`why.${part}`)}
                    </Subtitle2>
                    <ul className={styles.list}>
                      {lines.map((line) => (
                        <li key={line}>
                          <Text>{line}</Text>
                        </li>
                      ))}
                    </ul>
                  </section>
                ))}
              </>
            )}
          </Loaded>
          <DecisionLog person={person} />
          <Text className={styles.quiet}>{text('why.privacy')}</Text>
        </div>
      </DrawerBody>
    </Drawer>
  );
}
