import type { ContactAnswer } from '../../contract/telephone.ts';
import type { DialTarget } from '../desk.ts';
import type { NumberReader } from '../dialling/number-reader.ts';

/** Every number of a contact that can be dialled. */
export function contactTargets(
  { name, numbers: written }: Pick<ContactAnswer, 'name' | 'numbers'>,
  reader: Pick<NumberReader, 'normalise'>,
): readonly DialTarget[] {
  return written.flatMap(({ number }) => {
    const normalised = reader.normalise(number);
    return normalised?.ok ? [{ number: normalised, name, written: number }] : [];
  });
}
