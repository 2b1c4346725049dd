/** What the phone system must be able to do before an action makes sense. */
import type { Capability } from '../../domain/views.ts';
import type { LiveState } from '../../ui/api/live-state.ts';
import { available, unavailable, type Availability } from './action.ts';

/** Connected to the bridge, an account on the phone system, linked, and the PBX offers it. */
export function requires(state: LiveState, capability: Capability): Availability {
  const connected = requiresBridge(state);
  if (!connected.ok || state.me === null) return connected;
  if (state.me.match === null) return unavailable('reason.noAccount');
  if (!state.me.linked && capability !== 'dnd') return unavailable('reason.notLinked');
  if (state.me.capabilities.includes(capability)) return available;
  return unavailable(state.me.denied?.includes(capability) === true ? 'reason.rightMissing' : 'reason.missing');
}

export function requiresBridge(state: LiveState): Availability {
  if (state.connection === 'signedOut') return unavailable('reason.signedOut');
  if (state.connection === 'offline') return unavailable('reason.offline');
  return state.me === null ? unavailable('reason.loading') : available;
}
