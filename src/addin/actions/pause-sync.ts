import { PauseCircleRegular } from '@fluentui/react-icons/headless/svg/pause-circle';
import type { Action } from './action.ts';
import { attempt, problemText } from './attempt.ts';
import { requiresBridge } from './requirements.ts';

/** Off until a time (milliseconds since 1970), off for good (null), or on again. */
export type Pause = { readonly off: false } | { readonly off: true; readonly until: number | null };

/** Switches the sync off for oneself, and on again. What the bridge holds is given back. */
export const pauseSync: Action<Pause> = {
  id: 'pauseSync',
  label: 'action.save',
  icon: PauseCircleRegular,
  isAvailable: (pane) => requiresBridge(pane.live.get()),
  perform: async (pane, pause) => {
    const until = pause.off && pause.until !== null ? { until: new Date(pause.until).toISOString() } : {};
    const problem = await attempt(() => pane.telephone.pauseSync({ off: pause.off, ...until }));
    if (problem) return pane.desk.tell('problem', problemText(pane, problem));
    pane.desk.tell('done', pane.t('notice.saved'));
  },
};
