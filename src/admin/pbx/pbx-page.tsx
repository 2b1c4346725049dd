/** What this PBX is, what it makes possible and why not more, and what an administrator can do about it. */
import { Caption1, Card, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { PbxView } from '../../domain/console-views.ts';
import type { Status } from '../api/answers.ts';
import { useConsole } from '../console-context.ts';
import { ConnectionCard } from '../overview/connection-card.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { useRead } from '../queries.ts';
import { CallsCard } from './calls-card.tsx';
import { CapabilitiesCard } from './capabilities-card.tsx';
import { CertificateCard } from './certificate-card.tsx';
import { LampsCard } from './lamps-card.tsx';

const everyMs = 5_000;

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))',
    gap: tokens.spacingVerticalL,
    alignItems: 'stretch',
  },
  title: { margin: 0 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  fact: { display: 'contents' },
  value: { margin: 0 },
});

export function PbxPage({ status }: { readonly status: Status }): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const pbx = useRead('pbx', (api) => api.pbx(), everyMs);
  const connection = status.connections.find(({ side }) => side === 'starface');
  return (
    <div className={styles.page}>
      <PageHead title={text('pbx.title')} about={text('pbx.about')} />
      <Loaded query={pbx}>
        {(view) => (
          <>
            <div className={styles.grid}>
              {connection !== undefined && <ConnectionCard connection={connection} />}
              <Facts view={view} />
            </div>
            <CertificateCard />
            <CallsCard calls={view.calls} />
            <CapabilitiesCard {...view} />
            <LampsCard view={view} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Facts({ view }: { readonly view: PbxView }): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const facts = [
    [text('pbx.version'), view.version ?? text('pbx.unknown')],
    [text('pbx.login'), view.auth === null ? text('pbx.unknown') : text(`detail.auth.${view.auth}`)],
    [text('pbx.groups'), view.groups === null ? text('pbx.groupsUnknown') : String(view.groups)],
    [text('pbx.companion'), text(view.feeds.includes('companion') ? 'pbx.on' : 'pbx.off')],
    [text('pbx.lamps'), text(view.feeds.includes('lamp') ? 'pbx.on' : 'pbx.off')],
  ] as const;
  return (
    <Card role="group" aria-label={text('pbx.facts')}>
      <Subtitle2 as="h3" className={styles.title}>
        {text('pbx.facts')}
      </Subtitle2>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>
              <Caption1 className={styles.quiet}>{name}</Caption1>
            </dt>
            <dd className={styles.value}>
              <Text>{value}</Text>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
