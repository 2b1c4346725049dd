/** What the rules of the active mode want for one person at one moment, whatever was before. */
import { chatToSet, type ChatToSet } from './central/chat-to-set.ts';
import { firstMatch } from './central/first-match.ts';
import { ownChatState } from './chat-seen.ts';
import type { RedirectionWish, Rule, RuleFacts } from './central/rule.ts';
import { localTime } from './hours.ts';
import { chatOf, reverseOn, rowWish } from './individual.ts';
import type { PersonState } from './person-state.ts';
import type { Outcome, Reason } from './wish-words.ts';
import { presenceOAuth } from './presets.ts';
import type { ReverseTrigger, SyncSettings } from './settings.ts';

export type Wishes = Reason & {
  readonly dnd: Outcome | 'unchanged';
  /** Null: give back. */
  readonly chat: ChatToSet | 'unchanged' | null;
  readonly redirection: RedirectionWish | 'unchanged' | null;
  /** What the Microsoft session fires on. */
  readonly session: ReverseTrigger;
};

/** Null as long as nothing was read of the person. */
export function wishesOf(settings: SyncSettings, state: PersonState, now: number): Wishes | null {
  const { row, own } = state.durable;
  if (row === null) return null;
  const reason = { rule: `${settings.mode}.${row}`, cause: row };
  switch (settings.mode) {
    case 'presence-oauth': {
      const clears = row === 'available' && !settings.respectManualDnd;
      const dnd = clears ? 'off' : presenceOAuth[row];
      return { ...reason, dnd, chat: null, redirection: null, session: settings.reverseTrigger };
    }
    case 'individual': {
      const session = reverseOn(settings.individual, own) ? 'call' : 'none';
      const dnd = rowWish(settings.individual, own, row);
      return { ...reason, dnd, chat: chatOf(settings.individual, own, row), redirection: null, session };
    }
    case 'central':
      return centralWishes(settings, state, now);
    case 'off':
      return { ...reason, dnd: 'giveBack', chat: null, redirection: null, session: 'none' };
  }
}

function centralWishes(settings: SyncSettings, state: PersonState, now: number): Wishes {
  const facts = ruleFactsOf(settings, state, now);
  const cause = facts.row ?? 'nothingReadYet';
  const rule = firstMatch(settings.central.rules, facts);
  if (rule === null) {
    return { rule: 'central.noRule', cause, dnd: 'giveBack', chat: null, redirection: null, session: 'none' };
  }
  const { dnd, redirection, session } = rule.what;
  return {
    rule: `central.${rule.id}`,
    cause,
    dnd: dnd === 'off' ? offOrGiveBack(settings, facts) : (dnd ?? 'giveBack'),
    chat: chatTarget(rule, facts, settings.central.language),
    redirection: redirection ?? null,
    session: session === 'call' ? 'call' : 'none',
  };
}

/** A rule's *off* clears a DND that the person set himself only when he is available and the administrator says so. */
function offOrGiveBack(settings: SyncSettings, facts: RuleFacts): Outcome {
  return facts.row === 'available' && !settings.respectManualDnd ? 'off' : 'giveBack';
}

function chatTarget(rule: Rule, facts: RuleFacts, language: string): Wishes['chat'] {
  const chat = chatToSet(rule, facts, language);
  return chat === 'giveBack' ? null : chat;
}

/** The facts that rules may ask for; what the bridge itself holds never counts. */
export function ruleFactsOf(settings: SyncSettings, state: PersonState, now: number): RuleFacts {
  const { durable, seen } = state;
  return {
    row: durable.row,
    availability: durable.presence?.availability ?? '',
    activity: durable.presence?.activity ?? '',
    outOfOffice: durable.presence?.outOfOffice ?? false,
    onCall: seen.telephony?.state === 'onCall',
    personDnd: durable.dndOn === true && durable.claim === null,
    chatState: ownChatState(state),
    time: localTime(now, settings.central.zone),
    groups: settings.groups,
    names: settings.names,
    until: null,
  };
}
