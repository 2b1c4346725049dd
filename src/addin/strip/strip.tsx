/** The top of every page, 48 px: how the person stands, and the one click that helps. */

import { ChevronDownRegular } from '@fluentui/react-icons/headless/svg/chevron-down';
import type { ReactElement } from 'react';
import { PresenceShape } from '../../ui/presence/presence-shape.tsx';
import { useNow } from '../../ui/components/use-now.ts';
import { link } from '../actions/link.ts';
import { reachableNow } from '../actions/reachable-now.ts';
import { silent } from '../actions/silent.ts';
import { callersText } from '../callers/callers-text.ts';
import { useRedirections } from '../callers/use-redirections.ts';
import { useLiveState, usePane, useTheme } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { useRingingPhone } from './use-ringing-phone.ts';
import { usePbxLost } from './use-pbx-lost.ts';
import { useSilentSince } from './use-silent-since.ts';
import { stripLine, type StripHelp } from './strip-line.ts';
import { Button } from '../rows/button.tsx';

const halfHourMs = 30 * 60_000;
/** Ends of a silence and "as of" times move on without an event. */
const renewMs = 15_000;

export function Strip(): ReactElement {
  const pane = usePane();
  const state = useLiveState();
  const theme = useTheme();
  const now = useNow(pane.now, renewMs);
  const callers = callersText(state.me?.dnd.on ?? null, useRedirections(), pane);
  const line = stripLine(state, {
    t: pane.t,
    formats: pane.formats,
    now,
    callers,
    rings: useRingingPhone(),
    isPbxLost: usePbxLost(),
    silentSince: useSilentSince(),
  });
  return (
    <header className="strip">
      <button
        type="button"
        className="strip-state plain"
        aria-label={pane.t('strip.open', { state: [line.first, line.second].filter(Boolean).join(', ') })}
        onClick={() => pane.desk.open({ kind: 'me' })}
      >
        <PresenceShape shape={line.shape} theme={theme} />
        <span className="texts">
          <span className="line strong">{line.first}</span>{' '}
          {line.second === null ? null : <span className="line small quiet">{line.second}</span>}
        </span>
        <ChevronDownRegular className="icon quiet" aria-hidden="true" />
      </button>
      {line.help ? <Help help={line.help} /> : null}
    </header>
  );
}

function Help(props: { readonly help: StripHelp }): ReactElement {
  const pane = usePane();
  switch (props.help) {
    case 'retry':
      return (
        <Button className="tall" onClick={pane.reconnect}>
          {pane.t('strip.retry')}
        </Button>
      );
    case 'signIn':
      return (
        <Button className="tall" appearance="primary" onClick={pane.reconnect}>
          {pane.t('strip.signIn')}
        </Button>
      );
    case 'link':
      return (
        <ActionButton action={link} target={undefined} label={pane.t('strip.link')} show="label" appearance="primary" />
      );
    case 'reachable':
      return <ActionButton action={reachableNow} target={undefined} show="label" appearance="outline" />;
    case 'silent':
      return (
        <ActionButton
          action={silent}
          target={{ until: pane.now() + halfHourMs }}
          label={pane.t('action.silent.quick')}
          show="icon"
        />
      );
  }
}
