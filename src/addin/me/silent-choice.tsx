/** Silent with an end: half an hour, an hour, a time of day, or until it is switched off. Or reachable now. */
import { Input } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { Me } from '../../contract/api.ts';
import { instantOf } from '../../ui/locales/formats.ts';
import { reachableNow } from '../actions/reachable-now.ts';
import { silent } from '../actions/silent.ts';
import { callersText } from '../callers/callers-text.ts';
import { useRedirections } from '../callers/use-redirections.ts';
import { usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { useItem } from '../item/item-context.tsx';
import { SwitchedOff } from './switched-off.tsx';
import { useMeText } from './me-text.ts';
import { nextTimeOfDay } from './time-of-day.ts';
import { Button } from '../rows/button.tsx';

const minuteMs = 60_000;
/** Of an appointment over days nobody means to be silent till its end. */
const longestMeetingMs = 12 * 60 * minuteMs;

export function SilentChoice(props: { readonly me: Me }): ReactElement {
  const { on } = props.me.dnd;
  const pane = usePane();
  const { t, formats, now } = pane;
  const m = useMeText();
  const [time, setTime] = useState('');
  const onSilence = callersText(true, useRedirections(), pane);
  const end = nextTimeOfDay(time, now());
  const view = useItem();
  const ends = view.kind === 'item' ? (view.item.ends ?? 0) : 0;
  const meetingEnd = ends > now() && ends - now() <= longestMeetingMs ? ends : null;
  const until = instantOf(props.me.dnd.until);
  const state =
    on === null
      ? t('me.dndUnknown')
      : !on
        ? t('me.reachableNow')
        : until === null
          ? t('me.silentNow')
          : t('notice.silentUntil', { time: formats.moment(until, now()) });
  return (
    <section aria-label={t('me.silent')}>
      <p className="strong">{state}</p>
      <p className="small quiet">
        {onSilence === null ? t('me.silentHint') : m('silent.callers', { callers: onSilence })}
      </p>
      {on === false ? null : <ActionButton action={reachableNow} target={undefined} appearance="primary" wide />}
      <SwitchedOff />
      <p className="choices-label small strong">{m('silent.choices')}</p>
      <div className="choices">
        <ActionButton
          action={silent}
          target={{ until: now() + 30 * minuteMs }}
          label={t('action.silent.30')}
          show="label"
          appearance="outline"
        />
        <ActionButton
          action={silent}
          target={{ until: now() + 60 * minuteMs }}
          label={t('action.silent.60')}
          show="label"
          appearance="outline"
        />
        <ActionButton
          action={silent}
          target={{ until: null }}
          label={t('action.silent.open')}
          show="label"
          appearance="outline"
        />
        {meetingEnd === null ? null : (
          <ActionButton
            action={silent}
            target={{ until: meetingEnd }}
            label={m('silent.meeting', { time: formats.moment(meetingEnd, now()) })}
            show="label"
            appearance="outline"
          />
        )}
      </div>
      <div className="choices">
        <Input type="time" aria-label={t('me.custom')} value={time} onChange={(_event, { value }) => setTime(value)} />
        <Button
          className="tall"
          disabledFocusable={end === null}
          onClick={() => (end === null ? undefined : void silent.perform(pane, { until: end }))}
        >
          {end === null ? t('me.customSet') : t('action.silent.until', { time: formats.moment(end, now()) })}
        </Button>
      </div>
    </section>
  );
}
