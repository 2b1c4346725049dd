/** Whom the bridge believes to be the PBX: an authority's word, or a fingerprint that an administrator compared. */
import { Badge, Button, Caption1, Card, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircle16Filled,
  DismissCircle16Filled,
  ErrorCircle16Filled,
  Info16Filled,
} from '@fluentui/react-icons';
import { useState, type ReactElement } from 'react';
import type { CertificateView } from '../../domain/console-views.ts';
import { useConsole } from '../console-context.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useChange, useRead } from '../queries.ts';

const everyMs = 30_000;

const looks = {
  plain: { color: 'warning', icon: <ErrorCircle16Filled /> },
  trusted: { color: 'success', icon: <CheckmarkCircle16Filled /> },
  confirmed: { color: 'success', icon: <CheckmarkCircle16Filled /> },
  unconfirmed: { color: 'warning', icon: <ErrorCircle16Filled /> },
  changed: { color: 'danger', icon: <DismissCircle16Filled /> },
  unreachable: { color: 'informative', icon: <Info16Filled /> },
} as const;

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  print: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', wordBreak: 'break-all' },
  button: { alignSelf: 'start' },
});

export function CertificateCard(): ReactElement {
  const { text } = useConsole();
  const certificate = useRead('certificate', (api) => api.certificate(), everyMs);
  return (
    <Card role="group" aria-label={text('certificate.title')}>
      <Loaded query={certificate}>{(view) => <Certificate view={view} />}</Loaded>
    </Card>
  );
}

function Certificate({ view }: { readonly view: CertificateView }): ReactElement {
  const { api, text } = useConsole();
  const styles = useStyles();
  const [asking, setAsking] = useState(false);
  const trust = useChange(api.trustCertificate);
  const { shown, confirmed, pinned, state } = view;
  // An authority is named: who renews the certificate has to know whether its own authority file still has to be right.
  const authority = state === 'trusted' ? shown?.authority : null;
  const word = authority === 'public' || authority === 'own' ? (`trusted.${authority}` as const) : state;
  const mayConfirm = !pinned && shown !== null && (state === 'unconfirmed' || state === 'changed');
  const close = (): void => {
    trust.reset();
    setAsking(false);
  };
  return (
    <>
      <div className={styles.head}>
        <Subtitle2 as="h3" className={styles.title}>
          {text('certificate.title')}
        </Subtitle2>
        <Badge appearance="tint" color={looks[state].color} icon={looks[state].icon}>
          {text(`certificate.${word}`)}
        </Badge>
      </div>
      <Text>{text(`certificate.${word}.about`)}</Text>
      {shown !== null && <Print label={text('certificate.shown')} value={shown.fingerprint256} />}
      {confirmed !== null && state !== 'confirmed' && (
        <Print label={text('certificate.confirmedPrint')} value={confirmed} />
      )}
      {shown !== null && (
        <Caption1 className={styles.quiet}>
          {text('certificate.details', { subject: shown.subject, validTo: shown.validTo })}
        </Caption1>
      )}
      {pinned && <Caption1 className={styles.quiet}>{text('certificate.pinned')}</Caption1>}
      {mayConfirm && (
        <Button className={styles.button} onClick={() => setAsking(true)}>
          {text('certificate.confirm')}
        </Button>
      )}
      <ConfirmDialog
        open={asking && shown !== null}
        title={text('certificate.confirm')}
        action={text('certificate.trust')}
        allowed
        running={trust.isPending}
        failure={
          trust.error === null
            ? null
            : text(trust.error.code === 'request.invalid' ? 'certificate.moved' : `problem.${trust.error.code}`)
        }
        onClose={close}
        onConfirm={() => shown !== null && trust.mutate(shown.fingerprint256, { onSuccess: close })}
      >
        <Text block>{text(state === 'changed' ? 'certificate.askChanged' : 'certificate.ask')}</Text>
        {shown !== null && <Print label={text('certificate.shown')} value={shown.fingerprint256} />}
        {confirmed !== null && <Print label={text('certificate.confirmedPrint')} value={confirmed} />}
      </ConfirmDialog>
    </>
  );
}

function Print(props: { readonly label: string; readonly value: string }): ReactElement {
  const styles = useStyles();
  return (
    <div>
      <Caption1 block className={styles.quiet}>
        {props.label}
      </Caption1>
      <Text className={styles.print}>{props.value}</Text>
    </div>
  );
}
