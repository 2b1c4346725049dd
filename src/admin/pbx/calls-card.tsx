/** Whose calls the bridge knows, and how sure it is; the rest can be invited. */
import {
  Button,
  Caption1,
  Card,
  Link,
  makeStyles,
  ProgressBar,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { PbxView } from '../../domain/console-views.ts';
import { product } from '../../domain/product.ts';
import { useConsole } from '../console-context.ts';
import { usePeople } from '../queries.ts';

/** A mail program takes some two thousand characters of an address. */
const addressesAMail = 25;

const useStyles = makeStyles({
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
  invite: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

export function CallsCard({ calls }: Pick<PbxView, 'calls'>): ReactElement {
  const { text, formats } = useConsole();
  const styles = useStyles();
  const known = calls.companion + calls.linked + calls.lamp;
  const all = known + calls.unknown;
  const share = all === 0 ? 0 : known / all;
  return (
    <Card role="group" aria-label={text('calls.title')}>
      <Subtitle2 as="h3" className={styles.title}>
        {text('calls.title')}
      </Subtitle2>
      <Text>
        {text('calls.share', {
          known: formats.integer(known),
          all: formats.integer(all),
          share: Math.round(share * 100),
        })}
      </Text>
      <ProgressBar value={share} thickness="large" aria-label={text('calls.title')} />
      <ul className={styles.list}>
        {(['companion', 'linked', 'lamp', 'unknown'] as const)
          .filter((source) => calls[source] > 0)
          .map((source) => (
            <li key={source}>
              <Text>{text(`calls.${source}`, { count: calls[source] })}</Text>
            </li>
          ))}
      </ul>
      {calls.unknown > 0 && <Text className={styles.quiet}>{text('calls.unknownAbout')}</Text>}
      <Invite />
    </Card>
  );
}

/** A mail to everybody who has not linked his telephone yet, in the administrator's own mail program. */
function Invite(): ReactElement | null {
  const { text } = useConsole();
  const styles = useStyles();
  const people = usePeople();
  const [copied, setCopied] = useState(false);
  const missing = (people.data?.matched ?? []).filter(({ linked }) => !linked).map(({ upn }) => upn);
  if (missing.length === 0) return null;
  const mails = Math.ceil(missing.length / addressesAMail);
  const subject = text('invite.subject', { product: product.displayName });
  const body = text('invite.body', { product: product.displayName });
  return (
    <>
      <div className={styles.invite}>
        {Array.from({ length: Math.min(mails, 8) }, (_, at) => {
          const some = missing.slice(at * addressesAMail, (at + 1) * addressesAMail);
          return (
            <Link key={at} href={inviteAddress(some, subject, body)}>
              {mails === 1
                ? text('invite.link', { count: some.length })
                : text('invite.linkPart', { part: at + 1, parts: mails, count: some.length })}
            </Link>
          );
        })}
        <Button
          size="small"
          onClick={() => {
            void navigator.clipboard.writeText(missing.join('; ')).then(() => setCopied(true));
          }}
        >
          {text('invite.copy', { count: missing.length })}
        </Button>
        {copied && <Text role="status">{text('invite.copied')}</Text>}
      </div>
      <Caption1 className={styles.quiet}>{text('invite.about')}</Caption1>
    </>
  );
}

/** Everybody in bcc: nobody needs to see who has not linked yet. */
export function inviteAddress(people: readonly string[], subject: string, body: string): string {
  const fields = { bcc: people.join(','), subject, body };
  return `mailto:?${Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
}
