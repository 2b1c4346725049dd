import type { Me } from '../../contract/api.ts';
import type { Pane } from '../pane.ts';

/** Shows what the bridge has just accepted, without waiting for its event. */
export function noteDnd(pane: Pane, dnd: Me['dnd']): void {
  pane.live.change((state) => (state.me ? { ...state, me: { ...state.me, dnd } } : state));
}
