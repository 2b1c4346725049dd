import type { Me } from '../../contract/api.ts';
import type { Text } from '../locales/texts.ts';

/** Why the person's phones are silent, as far as the bridge says it. */
export function whyText(me: Me, facts: { readonly teams: string | null }, t: Text): string {
  if (me.dnd.on === null) return t('me.dndUnknown');
  if (!me.dnd.on) return t('me.why.none');
  if (me.dnd.origin !== 'bridge') return t('me.why.person');
  return facts.teams === null ? t('me.why.bridgeUnknown') : t('me.why.bridge', { teams: facts.teams });
}
