/** A preset in the language of the page: its rules' names, and the texts that callers and colleagues read. */
import type { Rule } from '../../domain/central/rule.ts';
import { rulePresets, type PresetId } from '../../domain/central/rule-presets.ts';
import { keyOf, type Text } from '../locales/texts.ts';

export function presetRules(id: PresetId, text: Text): readonly Rule[] {
  return rulePresets[id].rules.map((rule) => {
    const name = keyOf('presetRule', rule.id, keyOf('row', rule.id, 'page.title'));
    const named = name === 'page.title' ? rule : { ...rule, name: text(name) };
    const { chat } = named.what;
    const words = keyOf('presetText', rule.id, 'page.title');
    if (id !== 'textsLikeTeams' || typeof chat !== 'object' || words === 'page.title') return named;
    return { ...named, what: { ...named.what, chat: { ...chat, text: text(words) } } };
  });
}
