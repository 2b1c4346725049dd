/**
 * The file of rules of mode `central`: what the console imports and exports and what `presence.rulesFile` names.
 * `docs/rules.schema.json` is made from it.
 */
import { z } from 'zod';
import { folded } from '../domain/central/first-match.ts';
import { unknownPlaceholders } from '../domain/central/render-text.ts';
import { maxRules, type Rule } from '../domain/central/rule.ts';
import { minuteOf, weekdays } from '../domain/hours.ts';
import { presenceRows } from '../domain/presence.ts';
import { chatStates } from '../domain/telephone.ts';
import { faultsOf, type RuleFault } from './rule-faults.ts';

const maxFileLength = 1_000_000;

const printable = /^(?!\s*$)\P{Cc}+$/u;
const name = z.string().max(200).regex(printable);
const names = z.array(name).min(1).max(200);
const microsoftWords = z.array(z.string().max(50).regex(/^\w+$/)).min(1).max(50);

const who = z.union([
  z.strictObject({ everybody: z.literal(true) }),
  z
    .strictObject({
      groups: z.exactOptional(names.describe('Names of groups of the PBX, compared without case.')),
      persons: z.exactOptional(names.describe('PBX logins, user principal names or mail addresses.')),
    })
    .refine(({ groups, persons }) => groups !== undefined || persons !== undefined, { params: { fault: 'nobody' } }),
]);

export const timeWindow = z
  .strictObject({
    weekdays: z.array(z.enum(weekdays)).min(1).max(7),
    from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    to: z
      .string()
      .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
      .describe('Not part of the window; 24:00 is the end of the day.'),
  })
  .refine(({ from, to }) => !(minuteOf(from) >= minuteOf(to)), { path: ['to'], params: { fault: 'windowEndsFirst' } });

const when = z.strictObject({
  rows: z.exactOptional(z.array(z.enum(presenceRows)).min(1).max(20)),
  availability: z.exactOptional(microsoftWords.describe('Microsoft’s own words, compared without case.')),
  activity: z.exactOptional(microsoftWords),
  outOfOffice: z.exactOptional(z.boolean()),
  onCall: z.exactOptional(z.boolean().describe('On a call of the PBX; ringing is none.')),
  dnd: z.exactOptional(z.boolean().describe('A DND that the person set himself.')),
  chatState: z.exactOptional(z.array(z.enum(chatStates)).min(1).max(10)),
  windows: z.exactOptional(z.array(timeWindow).min(1).max(50).describe('In the time zone of the PBX.')),
});

const template = z
  .string()
  .max(500)
  .refine((text) => unknownPlaceholders(text).length === 0, {
    params: { fault: 'unknownPlaceholder' },
  })
  .describe('{activity} {availability} {until} {onCall} {outOfOffice}; an empty text leaves the text as it is.');

const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), number: z.string().regex(/^\+?\d{1,31}$/) }),
  z.strictObject({ kind: z.literal('mailbox'), mailboxId: name }),
]);

const unchanged = z.literal('unchanged');

const what = z
  .strictObject({
    dnd: z.exactOptional(z.enum(['on', 'off', 'unchanged'])),
    chat: z.exactOptional(
      z.union([unchanged, z.strictObject({ state: z.exactOptional(z.enum(chatStates)), text: template })]),
    ),
    redirection: z.exactOptional(
      z.union([
        unchanged,
        z.strictObject({
          trigger: z.enum(['always', 'busy', 'timeout']),
          enabled: z.boolean(),
          target: z.exactOptional(target),
        }),
      ]),
    ),
    session: z.exactOptional(z.enum(['call', 'none'])),
  })
  .describe('What is left out is given back.');

export const ruleSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
  name: z.string().max(100).regex(printable),
  who,
  when,
  what,
});

export const rulesFileSchema = z.strictObject({
  $schema: z.exactOptional(z.string().max(500)),
  version: z.literal(1),
  rules: z.array(ruleSchema).max(maxRules).describe('From top to bottom, the first that matches wins.'),
});

export type RulesImport =
  | { readonly ok: true; readonly rules: readonly Rule[] }
  | { readonly ok: false; readonly faults: readonly RuleFault[] };

/** Takes the text of a file as a whole or not at all; then all its faults are listed, in the order of the file. */
export function importRules(text: string): RulesImport {
  if (text.length > maxFileLength) return refused([{ path: [], code: 'fileTooLong', ruleName: null }]);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refused([{ path: [], code: 'notJson', ruleName: null }]);
  }
  return checkRules(value);
}

/** The same for a body that is parsed already. */
export function checkRules(value: unknown): RulesImport {
  const parsed = rulesFileSchema.safeParse(value, { reportInput: true });
  const place = ({ path: [, at] }: RuleFault): number => (typeof at === 'number' ? at : -1);
  const faults = [...(parsed.success ? [] : faultsOf(parsed.error, value)), ...duplicates(value)].sort(
    (one, other) => place(one) - place(other),
  );
  return parsed.success && faults.length === 0 ? { ok: true, rules: parsed.data.rules } : refused(faults);
}

export function exportRules(rules: readonly Rule[]): string {
  return `${JSON.stringify({ version: 1, rules }, null, 2)}\n`;
}

/** The published JSON Schema. What it cannot say (unique names, a window's order) `importRules` checks all the same. */
export function rulesJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(rulesFileSchema, { io: 'input' });
  return { $schema, title: 'Rules of mode central, Presence Bridge for Outlook', ...schema };
}

function refused(faults: readonly RuleFault[]): RulesImport {
  return { ok: false, faults };
}

/** On the raw value, so that a fault elsewhere does not hide them. Two names that look the same are the same. */
function duplicates(value: unknown): readonly RuleFault[] {
  const rules = (value as { rules?: unknown } | null)?.rules;
  if (!Array.isArray(rules)) return [];
  const seen = new Set<string>();
  return rules.flatMap((rule: unknown, at) =>
    (['id', 'name'] as const).flatMap((key): RuleFault[] => {
      const text: unknown = (rule as Record<string, unknown> | null)?.[key];
      if (typeof text !== 'string') return [];
      const word = `${key} ${folded(text)}`;
      if (!seen.has(word)) {
        seen.add(word);
        return [];
      }
      const ruleName = (rule as { name?: unknown }).name;
      const named = typeof ruleName === 'string' ? ruleName : null;
      return [{ path: ['rules', at, key], code: 'duplicate', ruleName: named, detail: text }];
    }),
  );
}
