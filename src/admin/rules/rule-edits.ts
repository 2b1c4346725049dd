/** Changes of an ordered list of rules. Each answers a new list; ids and names stay unique. */
import type { Rule } from '../../domain/central/rule.ts';

const longestName = 100;
const longestId = 64;

export function addRule(
  rules: readonly Rule[],
  name: string,
): { readonly rules: readonly Rule[]; readonly rule: Rule } {
  const rule: Rule = {
    id: freeId(rules, 'rule'),
    name: freeName(rules, name),
    who: { everybody: true },
    when: {},
    what: { dnd: 'on' },
  };
  // On top: a rule below one that takes everything would never fire.
  return { rules: [rule, ...rules], rule };
}

export function copyRule(rules: readonly Rule[], id: string, copyOf: (name: string) => string): readonly Rule[] {
  const at = rules.findIndex((rule) => rule.id === id);
  const rule = rules[at];
  if (rule === undefined) return rules;
  const copy = { ...rule, id: freeId(rules, rule.id), name: freeName(rules, copyOf(rule.name)) };
  return rules.toSpliced(at + 1, 0, copy);
}

export function moveRule(rules: readonly Rule[], id: string, by: number): readonly Rule[] {
  const from = rules.findIndex((rule) => rule.id === id);
  const rule = rules[from];
  const to = from + by;
  if (rule === undefined || to < 0 || to >= rules.length) return rules;
  return rules.toSpliced(from, 1).toSpliced(to, 0, rule);
}

export function removeRule(rules: readonly Rule[], id: string): readonly Rule[] {
  return rules.filter((rule) => rule.id !== id);
}

export function replaceRule(rules: readonly Rule[], rule: Rule): readonly Rule[] {
  return rules.map((one) => (one.id === rule.id ? rule : one));
}

/** The file that `presence.rulesFile` names and the import takes. */
export function rulesFile(rules: readonly Rule[]): string {
  return `${JSON.stringify({ version: 1, rules }, null, 2)}\n`;
}

function freeId(rules: readonly Rule[], wish: string): string {
  return firstFree(wish, longestId, '-', new Set(rules.map(({ id }) => id.toLowerCase())));
}

function freeName(rules: readonly Rule[], wish: string): string {
  return firstFree(wish, longestName, ' ', new Set(rules.map(({ name }) => name.trim().toLowerCase())));
}

function firstFree(wish: string, longest: number, joint: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const end = count === 1 ? '' : `${joint}${count}`;
    const candidate = wish.slice(0, longest - end.length).trimEnd() + end;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}
