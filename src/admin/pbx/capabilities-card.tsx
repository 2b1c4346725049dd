import { Badge, Caption1, Card, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircle16Filled,
  DismissCircle16Filled,
  PersonLink16Filled,
  QuestionCircle16Filled,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { PbxView } from '../../domain/console-views.ts';
import { useConsole } from '../console-context.ts';

const looks = {
  everybody: { color: 'success', icon: <CheckmarkCircle16Filled /> },
  linked: { color: 'brand', icon: <PersonLink16Filled /> },
  nobodyLinked: { color: 'informative', icon: <QuestionCircle16Filled /> },
  notOffered: { color: 'warning', icon: <DismissCircle16Filled /> },
} as const;

const useStyles = makeStyles({
  title: { margin: 0 },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 330px), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  row: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What works, for whom, and what keeps the rest from working. */
export function CapabilitiesCard({
  capabilities,
  missingRights,
}: Pick<PbxView, 'capabilities' | 'missingRights'>): ReactElement {
  const { text, formats } = useConsole();
  const styles = useStyles();
  return (
    <Card role="group" aria-label={text('capabilities.title')}>
      <Subtitle2 as="h3" className={styles.title}>
        {text('capabilities.title')}
      </Subtitle2>
      {capabilities === null ? (
        <Text>{text('capabilities.unknown')}</Text>
      ) : (
        <ul className={styles.list}>
          {capabilities.map(({ name, state, people, denied }) => (
            <li key={name} className={styles.row}>
              <span className={styles.head}>
                <Text weight="semibold">{text(`capability.${name}`)}</Text>
                <Badge appearance="tint" color={looks[state].color} icon={looks[state].icon}>
                  {text(`capabilities.${state}`, { count: people })}
                </Badge>
              </span>
              <Caption1 className={styles.quiet}>{text(`capabilities.${state}.about`)}</Caption1>
              {denied > 0 && (
                <Caption1 className={styles.quiet}>{text('capabilities.denied', { count: denied })}</Caption1>
              )}
            </li>
          ))}
        </ul>
      )}
      {missingRights.length > 0 && (
        <Text>{text('capabilities.missingRights', { rights: formats.list(missingRights) })}</Text>
      )}
    </Card>
  );
}
