/** Chat states that people set, told apart from those that the bridge set for them. */
import type { Durable, PersonState, Seen } from './person-state.ts';
import type { ChatState, ChatStatus } from './telephone.ts';

/** The PBX pushes what we wrote back to us, also a moment after we gave it back. */
const echoMs = 10_000;

export function absorbChatSeen(durable: Durable, seen: Seen, value: ChatStatus | null, now: number): Seen {
  if (value === null) return { ...seen, chatState: null };
  const held = durable.chat.claim?.value.state ?? null;
  const given = seen.ownChat != null && now < seen.ownChat.until ? seen.ownChat.state : null;
  const ours = value.state !== null && (value.state === held || value.state === given);
  return ours ? seen : { ...seen, chatState: value.state };
}

/** Remembers for a moment what we have just given back or replaced. */
export function rememberOwnChat(before: Durable['chat'], after: Durable['chat'], seen: Seen, now: number): Seen {
  const was = before.claim?.value.state ?? null;
  if (was === null || was === (after.claim?.value.state ?? null)) return seen;
  return { ...seen, ownChat: { state: was, until: now + echoMs } };
}

/** The state for rules: what the person set, never what we did. */
export function ownChatState({ durable, seen }: PersonState): ChatState | null {
  const { claim } = durable.chat;
  const before = claim === null || claim.value.state === null ? null : claim.previous.state;
  return seen.chatState ?? before;
}
