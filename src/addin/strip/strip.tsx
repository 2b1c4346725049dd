/** The top of every page, 48 px: how the person stands, and the one click that helps. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import type { ReactElement } from 'react';
import { PresenceShape } from '../../ui/presence/presence-shape.tsx';
import { useNow } from '../../ui/components/use-now.ts';
import { link } from '../actions/link.ts';
import { reachableNow } from '../actions/reachable-now.ts';
import { silent } from '../actions/silent.ts';
import { useLiveState, usePane, useTheme } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { stripLine, type StripHelp } from './strip-line.ts';

const halfHourMs = 30 * 60_000;
/** Ends of a silence and "as of" times move on without an event. */
const renewMs = 15_000;

const useStyles = makeStyles({
  strip: {
    display: 'flex',
    alignItems: 'center',
    height: '48px',
    flexShrink: 0,
    paddingRight: '4px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  state: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    flexGrow: 1,
    minWidth: 0,
    height: '100%',
    padding: '0 8px 0 12px',
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  texts: { minWidth: 0 },
  line: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  first: {
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase200,
  },
  second: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  chevron: { flexShrink: 0, color: tokens.colorNeutralForeground2 },
});

export function Strip(): ReactElement {
  const pane = usePane();
  const state = useLiveState();
  const theme = useTheme();
  const styles = useStyles();
  const now = useNow(pane.now, renewMs);
  const line = stripLine(state, { t: pane.t, formats: pane.formats, now });
  return (
    <header className={styles.strip}>
      <button
        type="button"
        className={styles.state}
        aria-label={pane.t('strip.open', { state: [line.first, line.second].filter(Boolean).join(', ') })}
        onClick={() => pane.desk.open({ kind: 'me' })}
      >
        <PresenceShape shape={line.shape} theme={theme} />
        <span className={styles.texts}>
          <span className={mergeClasses(styles.line, styles.first)}>{line.first}</span>
          {line.second === null ? null : (
            <span className={mergeClasses(styles.line, styles.second)}>{line.second}</span>
          )}
        </span>
        <ChevronDownRegular className={styles.chevron} aria-hidden="true" />
      </button>
      {line.help ? <Help help={line.help} /> : null}
    </header>
  );
}

function Help(props: { readonly help: StripHelp }): ReactElement {
  const pane = usePane();
  switch (props.help) {
    case 'retry':
      return <Button onClick={pane.reconnect}>{pane.t('strip.retry')}</Button>;
    case 'signIn':
      return (
        <Button appearance="primary" onClick={pane.reconnect}>
          {pane.t('strip.signIn')}
        </Button>
      );
    case 'link':
      return <ActionButton action={link} target={undefined} label={pane.t('strip.link')} appearance="primary" />;
    case 'reachable':
      return <ActionButton action={reachableNow} target={undefined} appearance="outline" />;
    case 'silent':
      return (
        <ActionButton
          action={silent}
          target={{ until: pane.now() + halfHourMs }}
          label={pane.t('action.silent.quick')}
          iconOnly
        />
      );
  }
}
