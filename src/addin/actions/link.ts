import { LinkRegular } from '@fluentui/react-icons/headless/svg/link';
import { available, unavailable, type Action } from './action.ts';
import { requiresBridge } from './requirements.ts';

/** Opens the form in which the person links his account. */
export const link: Action = {
  id: 'link',
  label: 'action.link',
  icon: LinkRegular,
  isAvailable: (pane) => {
    const state = pane.live.get();
    const connected = requiresBridge(state);
    if (!connected.ok) return connected;
    if (state.me?.match === null) return unavailable('reason.noAccount');
    return state.me?.linked === true ? unavailable('reason.linkedAlready') : available;
  },
  perform: async (pane) => pane.desk.open({ kind: 'link' }),
};
