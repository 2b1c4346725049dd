/** What a rule set would do now, before it is switched on. */
import { callersGet, type CallersGet, type Redirection } from '../telephone.ts';
import { chatToSet, type ChatToSet } from './chat-to-set.ts';
import { firstMatch } from './first-match.ts';
import type { RedirectionWish, Rule, RuleFacts } from './rule.ts';

export type DryRunPerson = {
  readonly personId: string;
  readonly name: string;
  readonly facts: RuleFacts;
  /** Null where they are not known. */
  readonly redirections: readonly Redirection[] | null;
  readonly dndNow: boolean | null;
};

export type DryRunOptions = {
  /** Whether a number leads outside the company. */
  readonly isOutside: (number: string) => boolean;
  /** Language of the chat texts. */
  readonly language: string;
  /** False lets *off* clear a DND that a person set himself while he is available. */
  readonly respectManualDnd: boolean;
};

/** Why a redirection cannot be switched: slots are switched and retargeted, never made. */
export type RedirectionObstacle = 'unknown' | 'noSlot' | 'noTarget';

export type DryRunRow = {
  readonly personId: string;
  readonly name: string;
  /** Nothing was read of the person yet: no rule is asked, and nothing is set. */
  readonly nothingRead: boolean;
  /** Null where no rule matches: everything is given back. */
  readonly rule: { readonly id: string; readonly name: string } | null;
  readonly dnd: 'on' | 'off' | 'unchanged' | 'giveBack';
  /** DND as it would then stand; null where that depends on what is not known. */
  readonly dndThen: boolean | null;
  readonly chat: ChatToSet | 'unchanged' | 'giveBack';
  readonly redirection: RedirectionWish | 'unchanged' | 'giveBack';
  readonly obstacle: RedirectionObstacle | null;
  readonly session: 'call' | 'none';
  readonly callersGetNow: CallersGet;
  readonly callersGetThen: CallersGet;
  /** Callers would be led to a number outside the company. */
  readonly leadsOutside: boolean;
};

export type DryRun = {
  readonly rows: readonly DryRunRow[];
  readonly counts: {
    readonly people: number;
    /** People per rule, in the order of the rules; rules that hold for nobody count 0. */
    readonly byRule: readonly { readonly ruleId: string; readonly people: number }[];
    readonly withoutRule: number;
    readonly nothingRead: number;
    readonly dndOn: number;
    readonly dndChanges: number;
    readonly chatSet: number;
    readonly redirectionSet: number;
    readonly obstacles: number;
    readonly callersGetSomethingElse: number;
    readonly leadsOutside: number;
    readonly callersUnknown: number;
  };
};

export function dryRun(rules: readonly Rule[], people: readonly DryRunPerson[], options: DryRunOptions): DryRun {
  const rows = people.map((person) => rowOf(rules, person, options));
  const dndNow = new Map(people.map((person) => [person.personId, person.dndNow]));
  const count = (holds: (row: DryRunRow) => boolean): number => rows.filter(holds).length;
  return {
    rows,
    counts: {
      people: rows.length,
      byRule: rules.map((rule) => ({ ruleId: rule.id, people: count((row) => row.rule?.id === rule.id) })),
      withoutRule: count((row) => row.rule === null && !row.nothingRead),
      nothingRead: count((row) => row.nothingRead),
      dndOn: count((row) => row.dndThen === true),
      dndChanges: count((row) => row.dndThen !== null && row.dndThen !== (dndNow.get(row.personId) ?? row.dndThen)),
      chatSet: count((row) => typeof row.chat === 'object'),
      redirectionSet: count((row) => typeof row.redirection === 'object'),
      obstacles: count((row) => row.obstacle !== null),
      callersGetSomethingElse: count((row) => !sameCallers(row.callersGetNow, row.callersGetThen)),
      leadsOutside: count((row) => row.leadsOutside),
      callersUnknown: count((row) => row.callersGetThen.kind === 'unknown'),
    },
  };
}

function rowOf(rules: readonly Rule[], person: DryRunPerson, options: DryRunOptions): DryRunRow {
  const { facts, redirections, dndNow } = person;
  const nothingRead = facts.row === null;
  const rule = nothingRead ? null : firstMatch(rules, facts);
  const dnd = rule?.what.dnd ?? 'giveBack';
  const wish = rule?.what.redirection ?? 'giveBack';
  const then = typeof wish === 'object' && redirections !== null ? redirected(redirections, wish) : redirections;
  const dndThen = dndAfter(dnd, person, options);
  const callersGetThen = callersGet(dndThen, then);
  return {
    personId: person.personId,
    name: person.name,
    nothingRead,
    rule: rule === null ? null : { id: rule.id, name: rule.name },
    dnd,
    dndThen,
    chat: rule === null ? 'giveBack' : chatToSet(rule, facts, options.language),
    redirection: wish,
    obstacle: typeof wish === 'object' ? obstacleTo(redirections, wish) : null,
    session: rule?.what.session ?? 'none',
    callersGetNow: callersGet(dndNow, redirections),
    callersGetThen,
    leadsOutside: callersGetThen.kind === 'number' && options.isOutside(callersGetThen.number),
  };
}

/** The slots after a wish: those of its trigger are switched, and retargeted where it names a target. */
export function redirected(redirections: readonly Redirection[], wish: RedirectionWish): readonly Redirection[] {
  return redirections.map((slot) =>
    slot.trigger === wish.trigger ? { ...slot, enabled: wish.enabled, target: wish.target ?? slot.target } : slot,
  );
}

function obstacleTo(redirections: readonly Redirection[] | null, wish: RedirectionWish): RedirectionObstacle | null {
  if (redirections === null) return 'unknown';
  const slots = redirected(redirections, wish).filter((slot) => slot.trigger === wish.trigger);
  if (slots.length === 0) return 'noSlot';
  return wish.enabled && slots.every((slot) => slot.target === null) ? 'noTarget' : null;
}

/** A DND that the person set stays, except for the *off* that may clear it; all else that is on is the bridge's. */
function dndAfter(dnd: DryRunRow['dnd'], { facts, dndNow }: DryRunPerson, options: DryRunOptions): boolean | null {
  if (dnd === 'on') return true;
  if (dnd === 'unchanged') return dndNow;
  const clears = dnd === 'off' && !options.respectManualDnd && facts.row === 'available';
  if (facts.personDnd) return !clears;
  return dndNow === null && !clears ? null : false;
}

function sameCallers(one: CallersGet, other: CallersGet): boolean {
  const number = (gets: CallersGet): string => (gets.kind === 'number' ? gets.number : '');
  return one.kind === other.kind && number(one) === number(other);
}
