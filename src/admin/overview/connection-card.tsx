/** One dependency: its state, when it last answered, and where it does not work, why and what to do. */
import { Badge, Caption1, Card, CardHeader, makeStyles, Text, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircle16Filled,
  DismissCircle16Filled,
  ErrorCircle16Filled,
  HourglassHalf16Filled,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { instantOf } from '../../ui/locales/formats.ts';
import type { Connection } from '../api/answers.ts';
import { useConsole } from '../console-context.ts';
import type { Text as Translate } from '../locales/texts.ts';
import { TryAgain } from './try-again.tsx';
import { wayOut } from './way-out.ts';

const useStyles = makeStyles({
  card: { height: '100%' },
  quiet: { color: tokens.colorNeutralForeground2 },
  code: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

/** Colour, shape and word say the same. */
const looks = {
  ok: { color: 'success', icon: <CheckmarkCircle16Filled /> },
  connecting: { color: 'informative', icon: <HourglassHalf16Filled /> },
  unavailable: { color: 'warning', icon: <ErrorCircle16Filled /> },
  refused: { color: 'danger', icon: <DismissCircle16Filled /> },
} as const;

export function ConnectionCard({ connection }: { readonly connection: Connection }): ReactElement {
  const { text, formats, now } = useConsole();
  const styles = useStyles();
  const { side, state, problem } = connection;
  const last = instantOf(connection.lastSuccess);
  return (
    <Card className={styles.card} role="group" aria-label={text(`side.${side}`)}>
      <CardHeader
        header={<Text weight="semibold">{text(`side.${side}`)}</Text>}
        action={
          <Badge appearance="tint" color={looks[state].color} icon={looks[state].icon}>
            {text(`state.${state}`)}
          </Badge>
        }
      />
      {problem !== null && <Text>{text(wayOut(side, problem))}</Text>}
      <Caption1 className={styles.quiet}>
        {last === null ? text('connection.never') : text('connection.last', { time: formats.moment(last, now()) })}
        {detailsOf(connection, text).map((detail) => ` · ${detail}`)}
      </Caption1>
      {partsRefused(connection).map((part) => (
        <Text key={part}>{text(`detail.${part}.refused`)}</Text>
      ))}
      {side !== 'store' && (state === 'refused' || partsRefused(connection).length > 0) && <TryAgain />}
      {problem !== null && <Caption1 className={styles.code}>{text('connection.code', { code: problem })}</Caption1>}
    </Card>
  );
}

/** Accounts beside the main one that the PBX refuses: everything else works without them. */
function partsRefused({ details }: Connection): readonly ('chat' | 'lamp')[] {
  return (['chat', 'lamp'] as const).filter((part) => details[part] === 'refused');
}

function detailsOf({ details }: Connection, text: Translate): string[] {
  const { version, auth, requestsPerSecond, waiting } = details;
  return [
    ...(typeof version === 'string' ? [text('detail.version', { value: version })] : []),
    ...(auth === 'classic' || auth === 'oauth' ? [text(`detail.auth.${auth}`)] : []),
    ...(typeof requestsPerSecond === 'number'
      ? [text('detail.requestsPerSecond', { value: Math.round(requestsPerSecond) })]
      : []),
    ...(typeof waiting === 'number' && waiting > 0 ? [text('detail.waiting', { count: waiting })] : []),
  ];
}
