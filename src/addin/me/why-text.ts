import type { Me } from '../../contract/api.ts';
import { teamsKey } from '../../ui/locales/shared-key.ts';
import { teamsWord } from '../../ui/presence/word-line.ts';
import type { Text } from '../locales/texts.ts';
import { microsoftOf } from '../strip/strip-line.ts';
import type { MeText } from './me-text.ts';

/** Why the person's phones are silent, in one sentence, as far as his state says it. */
export function whyText(me: Me, m: MeText, t: Text): string {
  if (me.dnd.on === null) return t('me.dndUnknown');
  if (!me.dnd.on) return m('why.none');
  if (me.dnd.origin !== 'bridge') return m('why.person');
  const teams = teamsWord(microsoftOf(me));
  return teams === null ? m('why.bridgeUnknown') : m('why.bridge', { teams: t(teamsKey(teams)) });
}
