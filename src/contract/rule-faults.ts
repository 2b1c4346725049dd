/** What is wrong with a file of rules, and where, in words that an administrator reads. */
import type { z } from 'zod';
import { unknownPlaceholders } from '../domain/central/render-text.ts';

export const ruleFaultCodes = [
  'fileTooLong',
  'notJson',
  'missing',
  'wrongType',
  'notOneOf',
  'unknownKey',
  'tooMany',
  'tooFew',
  'tooLong',
  'malformed',
  'duplicate',
  'nobody',
  'windowEndsFirst',
  'unknownPlaceholder',
] as const;

export type RuleFaultCode = (typeof ruleFaultCodes)[number];

export type RuleFault = {
  readonly path: readonly (string | number)[];
  readonly code: RuleFaultCode;
  /** Name of the rule as the file has it; null outside a rule or where it has none. */
  readonly ruleName: string | null;
  /** What the code asks for: the allowed values, the unknown keys, the greatest number. */
  readonly detail?: string;
};

type Issue = z.core.$ZodIssue;

export function faultsOf(error: z.ZodError, value: unknown): readonly RuleFault[] {
  return error.issues.flatMap(leaves).map((issue) => {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    return { path, ruleName: ruleNameAt(value, path), ...kindOf(issue) };
  });
}

/** Of the branches of a choice, the one that fits best tells what is wrong. */
function leaves(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branches = issue.errors.map((branch) =>
    branch.flatMap(leaves).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })),
  );
  const shallow = (branch: readonly Issue[]): number =>
    branch.filter((inner) => inner.path.length === issue.path.length && inner.code !== 'custom').length;
  const [best] = branches.sort((a, b) => shallow(a) - shallow(b) || a.length - b.length);
  return best === undefined || best.length === 0 ? [issue] : best;
}

function kindOf(issue: Issue): Pick<RuleFault, 'code' | 'detail'> {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? { code: 'missing' } : { code: 'wrongType', detail: issue.expected };
    case 'invalid_value':
      if (issue.input === undefined) return { code: 'missing' };
      return { code: 'notOneOf', detail: issue.values.map(String).join(', ') };
    case 'unrecognized_keys':
      return { code: 'unknownKey', detail: issue.keys.join(', ') };
    case 'too_big':
      return { code: issue.origin === 'string' ? 'tooLong' : 'tooMany', detail: String(issue.maximum) };
    case 'too_small':
      return { code: 'tooFew', detail: String(issue.minimum) };
    case 'custom':
      return custom(issue);
    default:
      return { code: 'malformed' };
  }
}

function custom(issue: Extract<Issue, { code: 'custom' }>): Pick<RuleFault, 'code' | 'detail'> {
  const code = ruleFaultCodes.find((one) => one === issue.params?.['fault']) ?? 'malformed';
  if (code !== 'unknownPlaceholder' || typeof issue.input !== 'string') return { code };
  return { code, detail: unknownPlaceholders(issue.input).join(', ') };
}

function ruleNameAt(value: unknown, [first, at]: readonly (string | number)[]): string | null {
  if (first !== 'rules' || typeof at !== 'number') return null;
  const rule = (value as { rules: readonly unknown[] }).rules[at];
  const name = (rule as { name?: unknown } | null)?.name;
  return typeof name === 'string' ? name : null;
}
