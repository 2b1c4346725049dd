import { Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { teamsKey } from '../../ui/locales/shared-key.ts';
import { PresenceShape } from '../../ui/presence/presence-shape.tsx';
import { wordLineOf } from '../../ui/presence/word-line.ts';
import type { PersonRow } from '../api/answers.ts';
import { useConsole } from '../console-context.ts';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { display: 'block', color: tokens.colorNeutralForeground2 },
});

/** One word line of both systems, and below it who set what. */
export function PersonState({ person }: { readonly person: PersonRow }): ReactElement {
  const { text, theme } = useConsole();
  const styles = useStyles();
  const { word, shape, teams } = wordLineOf(person);
  const notes = [
    ...(teams === null ? [] : [text('people.teams', { word: text(teamsKey(teams)) })]),
    ...(person.dnd === true ? [text(person.claim ? 'people.byBridge' : 'people.byPerson')] : []),
    ...(person.lease ? [text('people.lease')] : []),
  ];
  return (
    <>
      <span className={styles.line}>
        <PresenceShape shape={shape} theme={theme} />
        <Text>{text(`presence.${word}`)}</Text>
      </span>
      {notes.map((note) => (
        <Caption1 key={note} className={styles.quiet}>
          {note}
        </Caption1>
      ))}
    </>
  );
}
