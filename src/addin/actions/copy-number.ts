import { CopyRegular } from '@fluentui/react-icons/headless/svg/copy';
import type { DialTarget } from '../desk.ts';
import { available, type Action } from './action.ts';

/** Copies what would be dialled, so that nothing hidden goes along. */
export const copyNumber: Action<DialTarget> = {
  id: 'copyNumber',
  label: 'action.copy',
  icon: CopyRegular,
  isAvailable: () => available,
  perform: async (pane, { number }) => {
    try {
      await pane.copy(number.dial);
      pane.desk.tell('done', pane.t('notice.copied', { number: number.dial }));
    } catch {
      pane.desk.tell('problem', pane.t('notice.copyFailed', { number: number.dial }));
    }
  },
};
