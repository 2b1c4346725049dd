import type { ReactElement } from 'react';
import type { OwnSyncAnswer } from '../../contract/sync.ts';
import { instantOf } from '../../ui/locales/formats.ts';
import { pauseSync } from '../actions/pause-sync.ts';
import { usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { useMeText } from './me-text.ts';
import { startOfTomorrow } from './time-of-day.ts';

const hourMs = 60 * 60_000;

/** Pauses the sync for an hour, for today or for good; or ends the pause. */
export function PauseChoice(props: { readonly sync: OwnSyncAnswer; readonly onDone: () => void }): ReactElement {
  const { sync, onDone } = props;
  const { formats, now } = usePane();
  const m = useMeText();
  const until = instantOf(sync.until);
  if (!sync.mayPause) return <p className="small quiet">{m('pause.locked')}</p>;
  if (sync.off) {
    return (
      <section aria-label={m('pause.title')}>
        <p className="strong">
          {until === null ? m('pause.off') : m('pause.until', { time: formats.moment(until, now()) })}
        </p>
        <ActionButton
          action={pauseSync}
          target={{ off: false }}
          label={m('pause.end')}
          show="label"
          appearance="primary"
          onDone={onDone}
        />
      </section>
    );
  }
  const choices = [
    { label: m('pause.hour'), until: now() + hourMs },
    { label: m('pause.today'), until: startOfTomorrow(now()) },
    { label: m('pause.forGood'), until: null },
  ];
  return (
    <section aria-label={m('pause.title')}>
      <h3>{m('pause.title')}</h3>
      <p className="small quiet">{m('pause.hint')}</p>
      <div className="choices">
        {choices.map((choice) => (
          <ActionButton
            key={choice.label}
            action={pauseSync}
            target={{ off: true, until: choice.until }}
            label={choice.label}
            show="label"
            appearance="outline"
            onDone={onDone}
          />
        ))}
      </div>
    </section>
  );
}
