/** One running call, 64 px: who, how long, and how to end it. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { CallAnswer } from '../../contract/api.ts';
import { useNow } from '../../ui/components/use-now.ts';
import { instantOf } from '../../ui/locales/formats.ts';
import { hangUp } from '../actions/hang-up.ts';
import { usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { callerOf } from './caller.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    alignItems: 'center',
    minHeight: '64px',
    columnGap: '8px',
    padding: '0 8px 0 9px',
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  ringing: { backgroundColor: tokens.colorBrandBackground2, borderLeftColor: tokens.colorBrandForeground1 },
  texts: { flexGrow: 1, minWidth: 0 },
  line: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  who: {
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase300,
  },
  state: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  spoken: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

export function CallCard(props: { readonly call: CallAnswer }): ReactElement {
  const { call } = props;
  const pane = usePane();
  const { t, formats } = pane;
  const styles = useStyles();
  const since = instantOf(call.connectedAt);
  const now = useNow(pane.now, since === null ? null : 1_000);
  const caller = callerOf(call, pane);
  const state = call.state === 'ended' ? '' : t(`call.${call.state}`);
  const isRinging = call.state === 'ringingIn';
  const second = [
    caller.number,
    since === null ? state : formats.duration(now - since),
    since !== null && call.state === 'held' ? state : null,
  ];
  return (
    <div className={mergeClasses(styles.card, isRinging && styles.ringing)}>
      <div className={styles.texts} aria-hidden="true">
        <span className={mergeClasses(styles.line, styles.who)}>{caller.who}</span>
        <span className={mergeClasses(styles.line, styles.state)}>{second.filter(Boolean).join(' · ')}</span>
      </div>
      {/* Without the running time, which would be read out every second. */}
      <span className={styles.spoken} role={isRinging ? 'alert' : 'status'}>
        {t('call.announce', { who: caller.who, state })}
      </span>
      <ActionButton
        action={hangUp}
        target={call}
        label={t(isRinging ? 'action.decline' : 'action.hangUp')}
        appearance="outline"
      />
    </div>
  );
}
