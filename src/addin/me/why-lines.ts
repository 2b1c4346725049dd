/** The bridge's explanation in sentences. Words of a newer bridge that have no sentence here are shown as they are. */
import type { WhyAnswer } from '../../contract/sync.ts';
import { instantOf } from '../../ui/locales/formats.ts';
import { teamsKey } from '../../ui/locales/shared-key.ts';
import { teamsWord } from '../../ui/presence/word-line.ts';
import type { Pane } from '../pane.ts';
import type { MeText, MeTextKey } from './me-text.ts';

export type WhyLine = { readonly term: string; readonly text: string };

type Tools = Pick<Pane, 't' | 'formats' | 'now'>;

export function whyLines(why: WhyAnswer, m: MeText, tools: Tools): readonly WhyLine[] {
  const line = (term: MeTextKey, text: string | null): WhyLine[] => (text === null ? [] : [{ term: m(term), text }]);
  return [
    ...line('why.teams', teamsLine(why, m, tools)),
    ...line('why.phone', phoneLine(why, m, tools)),
    ...line('why.dnd', dndLine(why, m, tools)),
    ...line('why.rule', ruleLine(why, m)),
    ...line('why.outcome', known(m, `outcome.${why.outcome}`, why.outcome)),
    ...line('why.claim', claimLine(why, m, tools)),
    ...line('why.override', overrideLine(why, m, tools)),
    ...line('why.lease', leaseLine(why, m, tools)),
    ...why.levers.flatMap((lever) => line('why.lever', leverLine(lever, m))),
    ...why.commands.slice(0, 1).flatMap((command) => line('why.command', commandLine(command, m, tools))),
    ...line('why.logged', loggedLine(why, m, tools)),
    ...line('why.next', momentOf(why.nextAt, tools)),
  ];
}

function teamsLine({ microsoft, informationAt }: WhyAnswer, m: MeText, tools: Tools): string {
  const word = teamsWord(microsoft);
  const time = momentOf(informationAt, tools);
  if (microsoft === null || time === null) return m('why.nothingRead');
  return m('why.asOf', { state: word === null ? microsoft.activity : tools.t(teamsKey(word)), time });
}

function phoneLine({ telephony }: WhyAnswer, m: MeText, tools: Tools): string {
  if (telephony === null) return m('why.noTelephony');
  const state = knownPhone(telephony.state, tools);
  const time = momentOf(telephony.at, tools) ?? '';
  const source = known(m, `source.${telephony.source}`, telephony.source);
  return m('why.from', { state, source, time });
}

function knownPhone(state: string, { t }: Tools): string {
  return state === 'idle' || state === 'ringing' || state === 'onCall' ? t(`phone.${state}`) : state;
}

function dndLine({ dnd }: WhyAnswer, m: MeText, tools: Tools): string {
  const time = momentOf(dnd.readAt, tools);
  if (dnd.on === null || time === null) return m('why.nothingRead');
  return m('why.read', { state: tools.t(dnd.on ? 'dnd.on' : 'dnd.off'), time });
}

/** A rule's name is its mode and the row, `individual.busyMeeting`; what holds the rules back is `held.modeOff`. */
function ruleLine({ rule, held, mode }: WhyAnswer, m: MeText): string {
  if (held !== null) return known(m, `held.${held}`, held);
  if (rule === 'none') return m('why.noRule');
  const [, name = rule] = /^[^.]+\.(.*)$/.exec(rule) ?? [];
  const row = known(m, `row.${name}`, name);
  return m('why.ruleOf', { mode: known(m, `mode.${mode}`, mode), row });
}

function claimLine({ claim }: WhyAnswer, m: MeText, tools: Tools): string | null {
  if (claim === null) return null;
  return m('why.since', {
    state: known(m, `claim.${claim.status}`, claim.status),
    time: momentOf(claim.at, tools) ?? '',
  });
}

function overrideLine({ override }: WhyAnswer, m: MeText, tools: Tools): string | null {
  if (override === null) return null;
  const what = known(m, `override.${override.by}.${override.on ? 'on' : 'off'}`, override.by);
  return m('why.byHand', { what, time: momentOf(override.at, tools) ?? '' });
}

function leaseLine({ lease }: WhyAnswer, m: MeText, tools: Tools): string | null {
  if (lease === null) return null;
  return m('why.leaseUntil', { time: momentOf(lease.expiresAt, tools) ?? '' });
}

function leverLine({ lever, wanted, status, overridden }: WhyAnswer['levers'][number], m: MeText): string {
  const name = known(m, `lever.${lever}`, lever);
  if (overridden) return m('lever.overridden', { name });
  if (wanted === null || status === 'releasing') return m('lever.releasing', { name });
  return m('lever.wanted', { name, wanted });
}

function commandLine({ command, at, answer }: WhyAnswer['commands'][number], m: MeText, tools: Tools): string {
  return m('why.commanded', {
    what: known(m, `command.${command}`, command),
    time: momentOf(at, tools) ?? '',
    answer: answer === null ? m('answer.waiting') : known(m, `answer.${answer}`, m('answer.other')),
  });
}

function loggedLine({ loggedUntil }: WhyAnswer, m: MeText, tools: Tools): string | null {
  const time = momentOf(loggedUntil, tools);
  return time === null ? null : m('why.loggedUntil', { time });
}

function momentOf(iso: string | null, { formats, now }: Tools): string | null {
  const at = instantOf(iso);
  return at === null ? null : formats.moment(at, now());
}

/** A translation shows the key itself where it has none. */
function known(m: MeText, key: string, otherwise: string): string {
  const text = m(key as MeTextKey);
  return text === key ? otherwise : text;
}
