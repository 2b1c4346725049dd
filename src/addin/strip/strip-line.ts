/** What the strip says in two lines, and the one thing that helps. A fault of the moment comes before the state. */
import type { LiveState } from '../../ui/api/live-state.ts';
import { instantOf, type Formats } from '../../ui/locales/formats.ts';
import { teamsKey } from '../../ui/locales/shared-key.ts';
import { wordLineOf, type PresenceShape, type PresenceWord } from '../../ui/presence/word-line.ts';
import type { Text } from '../locales/texts.ts';
import type { SilentSince } from './use-silent-since.ts';

export type StripHelp = 'retry' | 'signIn' | 'link' | 'silent' | 'reachable';

export type StripLine = {
  readonly shape: PresenceShape;
  readonly first: string;
  readonly second: string | null;
  readonly help: StripHelp | null;
};

type Tools = {
  readonly t: Text;
  readonly formats: Formats;
  readonly now: number;
  /** What callers get at this moment; null where it is not known. */
  readonly callers: string | null;
  /** The phone that rings when the person dials; null where it is not known. */
  readonly rings: string | null;
  /** The own calls are not known, and not only for a moment. */
  readonly isPbxLost: boolean;
  /** Of a silence without an end. */
  readonly silentSince: SilentSince | null;
};

/** Who has been silent for that long may have forgotten it. */
const remindedAfterMs = 60 * 60_000;

export function stripLine(state: LiveState, tools: Tools): StripLine {
  const { me } = state;
  const trouble = troubleOf(state, tools);
  if (me === null) {
    return {
      shape: 'question',
      first: trouble?.text ?? tools.t('strip.loading'),
      second: null,
      help: trouble?.help ?? null,
    };
  }
  const line = wordLineOf({ ...me, dnd: me.dnd.on, microsoft: microsoftOf(me) });
  // Of oneself the plain word: it says what the phone does.
  const first =
    line.word === 'doNotDisturb' && me.dnd.on ? tools.t('me.silent') : capitalised(tools.t(`presence.${line.word}`));
  if (trouble) return { shape: line.shape, first, second: trouble.text, help: trouble.help };
  const rest = calm(state, line.teams, tools);
  const isIdle = me.telephonyState !== 'ringing' && me.telephonyState !== 'onCall';
  const shows = tools.rings !== null && rest.help === 'silent' && isIdle;
  const withPhone = shows ? tools.t('strip.rings', { state: first, phone: tools.rings }) : first;
  return { shape: line.shape, first: withPhone, ...rest };
}

/** Between two connections nothing is wrong yet: the last data stand, marked with their time. */
function troubleOf(state: LiveState, { t, formats, now }: Tools): { text: string; help: StripHelp | null } | null {
  const time = state.heardAt === null ? null : formats.moment(state.heardAt, now);
  switch (state.connection) {
    case 'signedOut':
      return state.failure === 'auth.forbidden' || state.failure === 'sign-in-refused'
        ? { text: t('strip.forbidden'), help: 'signIn' }
        : { text: t('strip.signedOut'), help: 'signIn' };
    case 'offline':
      return { text: time === null ? t('strip.offlineNever') : t('strip.offline', { time }), help: 'retry' };
    case 'stale':
    case 'paused':
      return time === null ? null : { text: t('strip.stale', { time }), help: null };
    case 'connecting':
    case 'live':
      return null;
  }
}

/** @param teams what Teams shows, where that is more than the state: the own call shows there as a call, too */
function calm(
  state: LiveState,
  teams: PresenceWord | null,
  tools: Tools,
): { second: string | null; help: StripHelp | null } {
  const { me } = state;
  const { t, callers, isPbxLost } = tools;
  if (me === null) return { second: null, help: null };
  if (me.match === null) return { second: t('strip.noAccount'), help: null };
  const { on } = me.dnd;
  if (isPbxLost) return { second: t('strip.pbxDown'), help: null };
  if (!me.linked) return { second: t('strip.notLinked'), help: 'link' };
  if (on === true) return { second: silence(me, tools), help: 'reachable' };
  const beside =
    teams === null ? callers && t('strip.callers', { callers }) : t('strip.teams', { state: t(teamsKey(teams)) });
  return { second: beside, help: on === null ? null : 'silent' };
}

/** How long it lasts or who set it, and where it sends the callers. */
function silence(me: NonNullable<LiveState['me']>, { t, formats, now, callers, silentSince }: Tools): string {
  const until = instantOf(me.dnd.until);
  if (silentSince !== null && now - silentSince.at >= remindedAfterMs) {
    const time = formats.moment(silentSince.at, now);
    return t(silentSince.orEarlier ? 'strip.silentAtLeast' : 'strip.stillSilent', { time });
  }
  const end =
    until === null
      ? t(me.dnd.origin === 'bridge' ? 'strip.silentBySync' : 'strip.silentByHand')
      : t('strip.silentUntil', { time: formats.moment(until, now) });
  return callers === null ? end : t('strip.silentCallers', { end, callers });
}

export function microsoftOf(me: NonNullable<LiveState['me']>): { availability: string; activity: string } | null {
  const { availability, activity } = me.microsoft;
  return availability === null ? null : { availability, activity: activity ?? availability };
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
