import { AlertOffRegular } from '@fluentui/react-icons/headless/svg/alert-off';
import type { Action } from './action.ts';
import { attempt, problemText } from './attempt.ts';
import { noteDnd } from './note-dnd.ts';
import { requires } from './requirements.ts';

/** Until when; milliseconds since 1970. Null: until the person switches it off. */
export type SilentTarget = { readonly until: number | null };

export const silent: Action<SilentTarget> = {
  id: 'silent',
  label: 'me.silent',
  icon: AlertOffRegular,
  isAvailable: (pane) => requires(pane.live.get(), 'dnd'),
  perform: async (pane, { until }) => {
    const end = until === null ? {} : { until: new Date(until).toISOString() };
    const problem = await attempt(() => pane.api.setDnd({ on: true, ...end }));
    if (problem) return pane.desk.tell('problem', problemText(pane, problem));
    noteDnd(pane, { on: true, origin: 'person', ...end });
    pane.desk.tell(
      'done',
      until === null
        ? pane.t('notice.silent')
        : pane.t('notice.silentUntil', { time: pane.formats.moment(until, pane.now()) }),
    );
  },
};
