/** Area codes written by themselves. */
import type { Form } from './number-form.ts';
import { areaLength } from './number-shapes.ts';
import type { NumberingPlan } from './numbering-plan.ts';

/** True where the digits are a German area code with its zero. */
export function isAreaCode(form: Form, digits: string, plan: NumberingPlan): boolean {
  if (form !== 'trunk' || plan.country !== 'DE' || digits.length < 3 || !digits.startsWith('0')) return false;
  return areaLength(plan, digits.slice(1).padEnd(9, '2')) === digits.length - 1;
}
