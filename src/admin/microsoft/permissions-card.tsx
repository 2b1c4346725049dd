import { Badge, Caption1, Card, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled, DismissCircle16Filled } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useConsole } from '../console-context.ts';
import { keyOf } from '../locales/texts.ts';
import { wayOut } from '../overview/way-out.ts';
import type { MicrosoftView, PermissionRow } from './microsoft-view.ts';

const useStyles = makeStyles({
  title: { margin: 0 },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0 },
  row: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, listStyleType: 'none' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

export function PermissionsCard({ view }: { readonly view: MicrosoftView }): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const { permissions, unneeded, problem } = view;
  return (
    <Card role="group" aria-label={text('microsoft.permissions')}>
      <Subtitle2 as="h2" className={styles.title}>
        {text('microsoft.permissions')}
      </Subtitle2>
      {permissions === null ? (
        <>
          <Text>{text('microsoft.unread')}</Text>
          {problem !== null && <Text>{text(wayOut('microsoft', problem))}</Text>}
          {problem !== null && (
            <Caption1 className={styles.quiet}>{text('connection.code', { code: problem })}</Caption1>
          )}
        </>
      ) : (
        <ul className={styles.list}>
          {permissions.map((permission) => (
            <Row key={permission.name} permission={permission} clientId={view.clientId ?? ''} />
          ))}
        </ul>
      )}
      {permissions?.some(({ name }) => name === 'User.ReadBasic.All') === true && (
        <Caption1 className={styles.quiet}>{text('microsoft.instead', { buys: text('buys.User.Read.All') })}</Caption1>
      )}
      {unneeded.length > 0 && (
        <Caption1 className={styles.quiet}>{text('microsoft.unneeded', { names: unneeded.join(', ') })}</Caption1>
      )}
    </Card>
  );
}

function Row(props: { readonly permission: PermissionRow; readonly clientId: string }): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const { name, buys, granted } = props.permission;
  const words = keyOf('buys', name, 'page.failed');
  return (
    <li className={styles.row}>
      <span className={styles.head}>
        <Text weight="semibold">{name}</Text>
        <Badge
          appearance="tint"
          color={granted ? 'success' : 'danger'}
          icon={granted ? <CheckmarkCircle16Filled /> : <DismissCircle16Filled />}
        >
          {text(granted ? 'microsoft.granted' : 'microsoft.missing')}
        </Badge>
      </span>
      <Text>{words === 'page.failed' ? buys : text(words)}</Text>
      {!granted && (
        <Caption1 className={styles.quiet}>{text('microsoft.way', { name, clientId: props.clientId })}</Caption1>
      )}
    </li>
  );
}
