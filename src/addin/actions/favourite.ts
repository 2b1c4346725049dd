import { StarRegular } from '@fluentui/react-icons/headless/svg/star';
import type { Colleague } from '../../contract/api.ts';
import { available, unavailable, type Action } from './action.ts';
import { attempt, problemText } from './attempt.ts';

/** Puts a colleague among the favourites, or takes him out. */
export const favourite: Action<Pick<Colleague, 'id'>> = {
  id: 'favourite',
  label: 'action.favourite',
  icon: StarRegular,
  isAvailable: (pane) => (pane.team.get() === null ? unavailable('reason.loading') : available),
  perform: async (pane, { id }) => {
    const isFavourite = pane.team.get()?.favourites.includes(id) === true;
    const problem = await attempt(() => pane.team.setFavourite(id, !isFavourite));
    if (problem) pane.desk.tell('problem', problemText(pane, problem));
  },
};
