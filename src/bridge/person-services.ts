/** What a person may ask in the pane, for himself. */
import type { PersonId } from '../domain/person.ts';
import type { CallView, ColleagueView, MeView } from '../domain/views.ts';
import { dialable } from './dialable.ts';
import type { BridgeParts } from './bridge-parts.ts';
import { teamServices } from './team.ts';
import { ServiceError, type Caller, type PersonServices } from './services.ts';
import { callView, colleagueView, meOf } from './views.ts';

/** How long a person waits for the PBX to take his own DND. */
const ownDndTimeoutMs = 8_000;

export function personServices(parts: BridgeParts): PersonServices {
  const { engine, directory, activation, linking, live, options } = parts;

  const me = (caller: Caller): MeView => meOf(parts, caller);

  function colleagues(caller: Caller): readonly ColleagueView[] {
    return directory
      .matches()
      .filter((match) => match.personId !== caller.personId && activation.participation(match.personId) !== 'hidden')
      .map((match) => colleagueView(match, engine.state(match.personId), options.clock.now()));
  }

  function calls(caller: Caller): readonly CallView[] {
    return linking.calls(caller.personId).map((call) => callView(parts, caller.personId, call));
  }

  function requireAccount(personId: PersonId): void {
    if (directory.match(personId) === undefined) {
      if (!directory.known) {
        throw new ServiceError('starface.unavailable', 'The directories are not read yet.', { retryAfterSeconds: 5 });
      }
      throw new ServiceError('starface.no-account', 'This person has no account at the PBX.');
    }
  }

  return {
    me,
    colleagues,
    calls,
    snapshot: (caller) => ({ me: me(caller), colleagues: colleagues(caller), calls: calls(caller) }),
    ...teamServices(parts),
    subscribe: (caller, listener) => live.subscribe(caller.personId, listener),
    async linkStarface(caller, credentials) {
      requireAccount(caller.personId);
      await linking.link(caller.personId, credentials);
    },
    unlinkStarface: (caller) => linking.forget(caller.personId),
    async setDnd(caller, wish) {
      const { personId } = caller;
      requireAccount(personId);
      engine.post(personId, { type: 'ownDndWished', on: wish.on, until: wish.until });
      await engine.settled();
      if (await taken(personId)) return;
      engine.post(personId, { type: 'ownDndWithdrawn' });
      throw new ServiceError('starface.unavailable', 'The PBX did not take it.', { retryAfterSeconds: 10 });
    },
    async placeCall(caller, wish) {
      requireAccount(caller.personId);
      const number = dialable(wish.number);
      return callView(parts, caller.personId, await linking.placeCall(caller.personId, number, wish.phoneId));
    },
    async hangUp(caller, callId) {
      requireAccount(caller.personId);
      await linking.hangUp(caller.personId, callId);
    },
  };

  /** Waits until the PBX has taken the person's own DND, a failure is known, or the time is over. */
  async function taken(personId: PersonId): Promise<boolean> {
    const startedAt = options.clock.now();
    for (;;) {
      const state = engine.state(personId);
      if (state === undefined) return false;
      if (state.durable.ownDnd?.status !== 'intended') return true;
      const failed = (state.seen.retry.dnd?.attempt ?? 0) > 0;
      if (failed || options.clock.now() - startedAt > ownDndTimeoutMs) return false;
      await new Promise<void>((resolve) => options.clock.after(25, resolve));
    }
  }
}
