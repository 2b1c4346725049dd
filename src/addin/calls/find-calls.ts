/** The text filter of the call list. */
import type { NumberReader } from '../dialling/number-reader.ts';
import { matchesName } from '../field/search.ts';
import type { PastCall } from './group-calls.ts';

/** Letters look into name and group, digits into the number as written and as dialled. Nothing typed finds everything. */
export function findsCall(
  text: string,
  { name, group, number }: Pick<PastCall, 'name' | 'group' | 'number'>,
  numbers: Pick<NumberReader, 'normalise'>,
): boolean {
  const wanted = text.trim();
  if (wanted === '') return true;
  if (/\p{L}/u.test(wanted)) return [name, group].some((words) => words !== null && matchesName(wanted, words));
  const digits = wanted.replace(/\D/g, '').replace(/^0{1,2}/, '');
  if (digits === '' || number === null) return false;
  const dialled = numbers.normalise(number);
  return number.replace(/\D/g, '').includes(digits) || (dialled?.ok === true && dialled.dial.includes(digits));
}
