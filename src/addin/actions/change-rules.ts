import { TableEditRegular } from '@fluentui/react-icons/headless/svg/table-edit';
import type { TableRequest } from '../../contract/sync.ts';
import type { Action } from './action.ts';
import { attempt, problemText } from './attempt.ts';
import { requiresBridge } from './requirements.ts';

/** Changes rows of the person's own table; rows left out stay as they are. */
export const changeRules: Action<TableRequest> = {
  id: 'changeRules',
  label: 'action.save',
  icon: TableEditRegular,
  isAvailable: (pane) => requiresBridge(pane.live.get()),
  perform: async (pane, change) => {
    const problem = await attempt(() => pane.telephone.changeTable(change));
    if (problem) pane.desk.tell('problem', problemText(pane, problem));
  },
};
