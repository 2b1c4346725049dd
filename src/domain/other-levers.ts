/** Chat status, redirections, and the status message at Microsoft: the levers beside DND and the session. */
import { displayMinutes, statusMessageText } from './call-display.ts';
import type { ChatToSet } from './central/chat-to-set.ts';
import type { RedirectionWish } from './central/rule.ts';
import { rememberOwnChat } from './chat-seen.ts';
import type { Command, Fact, ValueLeverName } from './facts.ts';
import { unchangedForMs, unchangedOfflineForMs, type Settled } from './outcome.ts';
import type { Durable, PersonState, Seen } from './person-state.ts';
import type { Reason } from './wish-words.ts';
import type { Retry } from './backoff.ts';
import type { SyncSettings } from './settings.ts';
import type { ChatStatus, Redirection } from './telephone.ts';
import { settleLever, turnLever, type LeverFact, type LeverSettings, type ValueLever } from './value-lever.ts';

export type LeversTurn = {
  readonly durable: Durable;
  readonly seen: Seen;
  readonly commands: readonly Command[];
  readonly wakeAt: readonly number[];
};

type Situation = {
  readonly settings: SyncSettings;
  readonly settled: Settled;
  readonly state: PersonState;
  /** Something keeps the rules from acting: everything is given back. */
  readonly released: boolean;
  readonly fresh: boolean;
  readonly now: number;
};

const chatSettings = {
  part: (read: ChatStatus): ChatStatus => read,
  resolve: (wish: ChatToSet, read: ChatStatus): ChatStatus => ({
    state: read.state === null ? null : (wish.state ?? read.state),
    text: wish.text ?? read.text,
  }),
};

const redirectionSettings = {
  part: (read: readonly Redirection[], value: readonly Redirection[]): readonly Redirection[] =>
    read.filter((slot) => value.some((other) => other.id === slot.id)),
  resolve: (wish: RedirectionWish, read: readonly Redirection[]): readonly Redirection[] =>
    read
      .filter((slot) => slot.trigger === wish.trigger)
      .map((slot) => ({ ...slot, enabled: wish.enabled, target: wish.target ?? slot.target }))
      // A slot without a target cannot be switched on.
      .filter((slot) => !slot.enabled || slot.target !== null),
};

const messageSettings = {
  part: (read: string): string => read,
  // Nobody's own text is replaced: its end could not be read, and so not be given back.
  resolve: (wish: string, read: string): string => (read === '' ? wish : read),
};

/** While the session "in a call" stands, the text that the administrator chose for it. */
function messageWish({ callDisplay, central }: SyncSettings, { durable: { lease } }: PersonState): string | null {
  if (callDisplay.statusMessage === null || lease === null || lease.status === 'releasing') return null;
  return statusMessageText(callDisplay.statusMessage.text, lease.at, central.zone);
}

export function decideLevers(
  settings: SyncSettings,
  settled: Settled,
  state: PersonState,
  fact: Fact,
  silent: boolean,
  now: number,
): LeversTurn {
  const informedAt = state.seen.informationAt;
  const fresh = informedAt !== null && now - informedAt <= settings.freshForMs;
  const situation: Situation = { settings, settled, state, released: settled.wishes === null || silent, fresh, now };
  const { durable, seen } = state;
  const chat = decideOne(
    situation,
    durable.chat,
    settled.wishes?.chat ?? null,
    { ...chatSettings, maxClaimMs: settings.maxClaimMs },
    leverFact<ChatStatus>(fact, 'chat'),
    { retry: seen.retry.chat ?? null, at: seen.chatAt ?? null },
  );
  const redirection = decideOne(
    situation,
    durable.redirection,
    settled.wishes?.redirection ?? null,
    { ...redirectionSettings, maxClaimMs: settings.maxClaimMs },
    leverFact<readonly Redirection[]>(sameTrigger(fact, durable), 'redirection'),
    { retry: seen.retry.redirection ?? null, at: seen.redirectionAt ?? null },
  );
  const messageMs = (settings.callDisplay.statusMessage?.minutes ?? displayMinutes.least) * 60_000;
  // Off and nothing held is every turn of nearly every tenant.
  const message =
    settings.callDisplay.statusMessage === null && durable.message.claim === null
      ? { lever: durable.message, command: null, retry: null, wakeAt: [] }
      : decideOne(
          situation,
          durable.message,
          messageWish(settings, state),
          { ...messageSettings, maxClaimMs: messageMs },
          leverFact<string>(fact, 'message'),
          { retry: seen.retry.message ?? null, at: null },
        );
  const commands: Command[] = [];
  if (chat.command?.kind === 'read') commands.push({ type: 'readChat' });
  if (chat.command?.kind === 'write') commands.push({ type: 'writeChat', value: chat.command.value });
  if (redirection.command?.kind === 'read') commands.push({ type: 'readRedirections' });
  if (redirection.command?.kind === 'write') {
    commands.push({ type: 'writeRedirections', value: redirection.command.value });
  }
  if (message.command?.kind === 'read') commands.push({ type: 'readMessage' });
  if (message.command?.kind === 'write') {
    commands.push({ type: 'writeMessage', text: message.command.value, durationMs: messageMs });
  }
  return {
    durable: { ...durable, chat: chat.lever, redirection: redirection.lever, message: message.lever },
    seen: {
      ...rememberOwnChat(durable.chat, chat.lever, seen, now),
      chatAt: chat.at,
      redirectionAt: redirection.at,
      retry: { ...seen.retry, chat: chat.retry, redirection: redirection.retry, message: message.retry },
    },
    commands,
    wakeAt: [...chat.wakeAt, ...redirection.wakeAt, ...message.wakeAt],
  };
}

function decideOne<Value, Wish>(
  { settled, state, released, fresh, now }: Situation,
  before: ValueLever<Value, Wish>,
  wish: Wish | 'unchanged' | null,
  settings: LeverSettings<Value, Wish>,
  fact: LeverFact<Value>,
  last: { readonly retry: Retry | null; readonly at: number | null },
): {
  readonly lever: ValueLever<Value, Wish>;
  readonly command: { readonly kind: 'read' } | { readonly kind: 'write'; readonly value: Value } | null;
  readonly retry: Retry | null;
  readonly at: number | null;
  readonly wakeAt: readonly number[];
} {
  const limitMs = state.durable.row === 'offline' ? unchangedOfflineForMs : unchangedForMs;
  const endsAt = (last.at ?? now) + limitMs;
  const unchanged = wish === 'unchanged' && !released && now < endsAt;
  const reason: Reason = settled.wishes ?? { rule: settled.decision.rule, cause: settled.decision.cause };
  const value = wish === 'unchanged' || released ? null : wish;
  const want = unchanged ? before.want : { rule: reason.rule, cause: reason.cause, value };
  const lever = settleLever(before, want, settled.transitions);
  const turn = turnLever(
    settings,
    lever,
    { value: lever.want?.value ?? null, mayStart: !unchanged && !released && fresh },
    fact,
    last.retry,
    now,
  );
  return {
    lever: turn.lever,
    command: turn.command,
    retry: turn.retry,
    at: unchanged ? last.at : state.seen.informationAt,
    wakeAt: [...(turn.wakeAt === null ? [] : [turn.wakeAt]), ...(unchanged && lever.claim !== null ? [endsAt] : [])],
  };
}

function leverFact<Value>(fact: Fact, lever: ValueLeverName): LeverFact<Value> {
  if (fact.type === 'chatRead' && lever === 'chat') return { kind: 'read', value: fact.value as Value };
  if (fact.type === 'redirectionsRead' && lever === 'redirection') return { kind: 'read', value: fact.value as Value };
  if (fact.type === 'messageRead' && lever === 'message') return { kind: 'read', value: fact.value as Value };
  if (fact.type === 'leverWritten' && fact.lever === lever) return { kind: 'written' };
  if (fact.type === 'leverFailed' && fact.lever === lever) return { kind: 'failed', failure: fact.failure };
  return { kind: 'other' };
}

/** Only the slots of a claim are compared with it: what a person does to others is his own affair. */
function sameTrigger(fact: Fact, { redirection: { claim } }: Durable): Fact {
  if (fact.type !== 'redirectionsRead' || claim === null) return fact;
  const ids = new Set(claim.value.map((slot) => slot.id));
  return { ...fact, value: fact.value.filter((slot) => ids.has(slot.id)) };
}
