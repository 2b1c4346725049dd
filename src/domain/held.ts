/** What the bridge holds for people and has to give back. */
import type { Durable, PersonState } from './person-state.ts';

export function holdsNothing({ claim, lease, chat, redirection, message, preferred }: Durable): boolean {
  const levers = [chat, redirection, message];
  return claim === null && lease === null && !holds(preferred) && levers.every((lever) => lever.claim === null);
}

function holds(preferred: Durable['preferred']): boolean {
  return preferred !== null && preferred.status !== 'over';
}

/** How many people something is held for, by lever. */
export type Held = Readonly<Record<'dnd' | 'session' | 'chat' | 'redirection' | 'message' | 'preferred', number>>;

export function countHeld(states: Iterable<Pick<PersonState, 'durable'>>): Held {
  const held = { dnd: 0, session: 0, chat: 0, redirection: 0, message: 0, preferred: 0 };
  for (const { durable } of states) {
    if (durable.claim !== null) held.dnd += 1;
    if (durable.lease !== null) held.session += 1;
    if (durable.chat.claim !== null) held.chat += 1;
    if (durable.redirection.claim !== null) held.redirection += 1;
    if (durable.message.claim !== null) held.message += 1;
    if (holds(durable.preferred)) held.preferred += 1;
  }
  return held;
}
