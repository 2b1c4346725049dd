import type { ReactElement } from 'react';
import type { CallAnswer, Colleague } from '../../contract/api.ts';
import { PresenceShape } from '../../ui/presence/presence-shape.tsx';
import { forward } from '../actions/forward.ts';
import { useLiveState, usePane, useTheme } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { personWords } from '../rows/person-words.ts';
import { Row } from '../rows/row.tsx';
import type { ForwardTarget } from './forward-targets.ts';

/** One to whom a call may go; of a colleague it shows whether he can take it. */
export function ForwardRow(props: { readonly call: CallAnswer; readonly to: ForwardTarget }): ReactElement {
  const { target, colleague } = props.to;
  const { t, numbers } = usePane();
  const shown = numbers.format(target.number);
  const presence = usePresence(colleague);
  return (
    <Row
      picture={presence?.picture}
      first={target.name ?? shown}
      second={target.name === null ? null : [presence?.text, shown].filter(Boolean).join(' · ')}
      whole={colleague !== null}
    >
      <ActionButton
        action={forward}
        target={{ call: props.call, to: target }}
        label={t('action.forwardTo', { who: target.name ?? shown })}
        show="icon"
      />
    </Row>
  );
}

function usePresence(colleague: Colleague | null): { readonly picture: ReactElement; readonly text: string } | null {
  const { t, formats, now } = usePane();
  const theme = useTheme();
  const { connection, heardAt } = useLiveState();
  if (colleague === null) return null;
  const { line, text } = personWords(colleague, { t, formats, now: now(), connection, heardAt });
  return { picture: <PresenceShape shape={line.shape} theme={theme} />, text };
}
