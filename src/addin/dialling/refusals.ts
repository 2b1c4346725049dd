import type { RefusalReason } from '../../domain/numbers/normalise-number.ts';
import type { TextKey } from '../locales/texts.ts';

const texts: Readonly<Partial<Record<RefusalReason, TextKey>>> = {
  empty: 'refused.empty',
  featureCode: 'refused.featureCode',
  letters: 'refused.letters',
  tooShort: 'refused.tooShort',
  tooLong: 'refused.tooLong',
};

/** The sentence for a refused number; what needs no sentence of its own is no number. */
export function refusalText(reason: RefusalReason): TextKey {
  return texts[reason] ?? 'refused.notANumber';
}
