/** Numbers as the domain reads them, with a name where a test gives one. */
import type { DialTarget } from '../../../src/addin/desk.ts';
import { normaliseNumber } from '../../../src/domain/numbers/normalise-number.ts';

export function target(written: string, name: string | null = null): DialTarget {
  const number = normaliseNumber(written, { country: 'DE' });
  if (!number.ok) throw new Error(`${written} is refused: ${number.reason}`);
  return { number, name, written };
}
