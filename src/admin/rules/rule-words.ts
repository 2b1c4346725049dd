/** A rule as people read it: who, when, what. */
import type { Rule, RuleWhat, RuleWhen, RuleWho } from '../../domain/central/rule.ts';
import type { NeverFires } from '../../domain/central/never-fires.ts';
import { weekdays, type TimeWindow } from '../../domain/hours.ts';
import type { CallersGet } from '../../domain/telephone.ts';
import type { Text } from '../locales/texts.ts';

export function whoWords(who: RuleWho, text: Text): string {
  if ('everybody' in who) return text('who.everybody');
  const { groups = [], persons = [] } = who;
  return [
    ...(groups.length > 0 ? [text('who.groups', { names: groups.join(', ') })] : []),
    ...(persons.length > 0 ? [text('who.persons', { names: persons.join(', ') })] : []),
  ].join(` ${text('who.or')} `);
}

export function whenWords(when: RuleWhen, text: Text): readonly string[] {
  const either = ` ${text('when.or')} `;
  const parts = [
    when.rows && text('when.rows', { names: when.rows.map((row) => text(`row.${row}`)).join(either) }),
    when.availability && text('when.availability', { names: when.availability.join(either) }),
    when.activity && text('when.activity', { names: when.activity.join(either) }),
    when.outOfOffice === undefined ? undefined : text(`when.outOfOffice.${when.outOfOffice}`),
    when.onCall === undefined ? undefined : text(`when.onCall.${when.onCall}`),
    when.dnd === undefined ? undefined : text(`when.dnd.${when.dnd}`),
    when.chatState && text('when.chatState', { names: when.chatState.map((one) => text(`chat.${one}`)).join(either) }),
    when.windows && when.windows.map((one) => windowWords(one, text)).join('; '),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? [text('when.always')] : parts;
}

export function whatWords(what: RuleWhat, text: Text): readonly string[] {
  return [
    ...(what.dnd === undefined ? [] : [text(`what.dnd.${what.dnd}`)]),
    ...chatWords(what.chat ?? 'giveBack', text),
    ...redirectionWords(what.redirection ?? 'giveBack', text),
    ...(what.session === 'call' ? [text('what.session.call')] : []),
  ];
}

/** Nothing for what is given back: that is what a rule does with everything that it does not name. */
export function chatWords(
  chat:
    | Exclude<RuleWhat['chat'], undefined | object>
    | 'giveBack'
    | { readonly state?: unknown; readonly text: string | null },
  text: Text,
): readonly string[] {
  if (chat === 'giveBack') return [];
  if (chat === 'unchanged') return [text('what.chat.unchanged')];
  const state = typeof chat.state === 'string' ? text(`chat.${chat.state}` as 'chat.away') : null;
  const said = chat.text === null || chat.text === '' ? null : text('what.chat.text', { text: chat.text });
  return [text('what.chat.set', { what: [state, said].filter((part) => part !== null).join(' ') })];
}

export function redirectionWords(
  redirection: NonNullable<RuleWhat['redirection']> | 'giveBack',
  text: Text,
): readonly string[] {
  if (redirection === 'giveBack') return [];
  if (redirection === 'unchanged') return [text('what.redirection.unchanged')];
  const trigger = text(`trigger.${redirection.trigger}`);
  if (!redirection.enabled) return [text('what.redirection.off', { trigger })];
  const { target } = redirection;
  if (target === undefined) return [text('what.redirection.on', { trigger })];
  const to = target.kind === 'number' ? target.number : text('target.mailbox.named', { id: target.mailboxId });
  return [text('what.redirection.to', { trigger, to })];
}

export function windowWords({ weekdays: days, from, to }: TimeWindow, text: Text): string {
  return `${daysWords(days, text)} ${from}–${to}`;
}

/** `Mon–Fri`, `Mon, Wed`: three or more in a row are one span. */
function daysWords(days: TimeWindow['weekdays'], text: Text): string {
  const chosen = weekdays.map((day) => days.includes(day));
  const spans: string[] = [];
  for (let from = 0; from < weekdays.length; from += 1) {
    if (chosen[from] !== true) continue;
    let to = from;
    while (chosen[to + 1] === true) to += 1;
    const name = (at: number): string => text(`weekday.${weekdays[at] ?? 'mon'}`);
    spans.push(to - from >= 2 ? `${name(from)}–${name(to)}` : to > from ? `${name(from)}, ${name(to)}` : name(from));
    from = to;
  }
  return spans.join(', ');
}

export function hintWords(hint: NeverFires, rules: readonly Rule[], text: Text): string {
  const named = (id: string): string => text('quoted', { name: rules.find((rule) => rule.id === id)?.name ?? id });
  switch (hint.because) {
    case 'shadowedBy':
      return text('hint.shadowedBy', { rule: named(hint.by) });
    case 'shadowedTogether':
      return text('hint.shadowedTogether', { rules: hint.by.map(named).join(', ') });
    case 'nobody':
    case 'emptyWindow':
    case 'unknownAvailability':
    case 'impossible':
      return text(`hint.${hint.because}`);
  }
}

export function callersWords(callers: CallersGet, text: Text): string {
  return callers.kind === 'number' ? callers.number : text(`callers.${callers.kind}`);
}
