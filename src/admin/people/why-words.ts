/** A "why" in sentences, in the order in which one asks: what is known, what decides, what was set, what comes next. */
import type { DecisionLogAnswer, WhyAnswer } from '../../contract/sync.ts';
import { instantOf, type Formats } from '../../ui/locales/formats.ts';
import { keyOf, type Text } from '../locales/texts.ts';
import { decisionWords } from './decision-words.ts';

export type WhyPart = 'facts' | 'decision' | 'held' | 'commands' | 'next';

export type Words = { readonly text: Text; readonly formats: Formats; readonly now: number };

export function whyWords(
  why: WhyAnswer,
  words: Words,
): readonly { readonly part: WhyPart; readonly lines: readonly string[] }[] {
  return [
    { part: 'facts', lines: facts(why, words) },
    { part: 'decision', lines: decision(why, words) },
    { part: 'held', lines: held(why, words) },
    { part: 'commands', lines: why.commands.map((command) => commandWords(command, words)) },
    { part: 'next', lines: next(why, words) },
  ].filter(({ lines }) => lines.length > 0) as readonly { readonly part: WhyPart; readonly lines: readonly string[] }[];
}

function facts({ microsoft, informationAt, dnd, telephony }: WhyAnswer, words: Words): readonly string[] {
  const { text } = words;
  return [
    microsoft === null
      ? text('why.microsoft.unknown')
      : text('why.microsoft', {
          row: text(keyOf('row', microsoft.row, 'row.unknown')),
          words: `${microsoft.availability} / ${microsoft.activity}`,
          age: ageOf(informationAt, words),
        }),
    ...(microsoft === null || microsoft.rulesRow === null || microsoft.rulesRow === microsoft.row
      ? []
      : [text('why.rulesRow', { row: text(keyOf('row', microsoft.rulesRow, 'row.unknown')) })]),
    dnd.on === null
      ? text('why.dnd.unknown')
      : text(dnd.on ? 'why.dnd.on' : 'why.dnd.off', { age: ageOf(dnd.readAt, words) }),
    telephony === null
      ? text('why.calls.unknown')
      : text('why.calls', {
          state: text(keyOf('telephony', telephony.state, 'telephony.other')),
          source: text(keyOf('source', telephony.source, 'source.other')),
          age: ageOf(telephony.at, words),
        }),
  ];
}

function decision(why: WhyAnswer, { text }: Words): readonly string[] {
  const { rule, cause, outcome, held: heldBy, mode } = why;
  const known = outcome === 'unknown' && heldBy === null ? null : { rule, cause, outcome: heldBy ?? outcome };
  return [
    decisionWords(known, text),
    text('why.mode', { mode: text(keyOf('mode', mode, 'mode.off')) }),
    ...(rule === 'none' ? [] : [text('why.rule', { rule })]),
  ];
}

function held({ claim, override, lease, levers }: WhyAnswer, words: Words): readonly string[] {
  const { text } = words;
  const lines = [
    ...(claim === null
      ? []
      : [
          text(keyOf('why.claim', claim.status, 'why.claim.other'), {
            age: ageOf(claim.at, words),
            rule: claim.rule,
          }),
        ]),
    ...(override === null
      ? []
      : [
          text(override.on ? 'why.override.on' : 'why.override.off', {
            by: text(keyOf('overrideBy', override.by, 'overrideBy.other')),
            age: ageOf(override.at, words),
          }),
        ]),
    ...(lease === null
      ? []
      : [
          text(keyOf('why.lease', lease.status, 'why.lease.other'), {
            until: momentOf(lease.expiresAt, words),
          }),
        ]),
    ...levers.map((lever) => leverWords(lever, words)),
  ];
  return lines.length === 0 ? [text('why.nothingHeld')] : lines;
}

function leverWords(lever: WhyAnswer['levers'][number], words: Words): string {
  const { text } = words;
  const name = text(keyOf('lever', lever.lever, 'command.other'));
  if (lever.overridden) return text('why.lever.overridden', { lever: name });
  if (lever.wanted === null || lever.status === 'releasing') return text('why.lever.releasing', { lever: name });
  const { wanted, rule, heldSince } = lever;
  if (lever.status !== 'confirmed') return text('why.lever.wanted', { lever: name, wanted, rule });
  return text('why.lever.set', { lever: name, wanted, rule, age: ageOf(heldSince, words) });
}

export function commandWords(command: WhyAnswer['commands'][number], words: Words): string {
  const { text } = words;
  return text('why.command', {
    command: text(keyOf('command', command.command, 'command.other')),
    age: ageOf(command.at, words),
    answer: text(command.answer === null ? 'answer.waiting' : keyOf('answer', command.answer, 'answer.other')),
  });
}

/** One line of the log, newest first. */
export function logWords(entry: DecisionLogAnswer['entries'][number], words: Words): string {
  if (entry.type === 'command') return commandWords(entry, words);
  const { rule, cause, outcome, held: heldBy, at } = entry;
  const known = outcome === 'unknown' && heldBy === null ? null : { rule, cause, outcome: heldBy ?? outcome };
  return `${decisionWords(known, words.text)} (${ageOf(at, words)})`;
}

function next({ nextAt }: WhyAnswer, words: Words): readonly string[] {
  return nextAt === null ? [] : [words.text('why.nextAt', { time: momentOf(nextAt, words) })];
}

/** "12 s ago", "5 min ago", or the moment where it is longer ago than an hour. */
function ageOf(iso: string | null, words: Words): string {
  const { text, now } = words;
  const at = instantOf(iso);
  if (at === null) return text('age.unknown');
  const seconds = Math.max(0, Math.round((now - at) / 1_000));
  if (seconds < 90) return text('age.seconds', { count: seconds });
  if (seconds < 3_600) return text('age.minutes', { count: Math.round(seconds / 60) });
  return text('age.since', { time: momentOf(iso, words) });
}

export function momentOf(iso: string | null, { formats, now }: Words): string {
  const at = instantOf(iso);
  return at === null ? '' : formats.moment(at, now);
}
