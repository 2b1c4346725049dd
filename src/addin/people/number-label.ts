import type { ContactAnswer } from '../../contract/telephone.ts';
import type { Text } from '../locales/texts.ts';

/** The phone system's own word for a number, or ours for one out of a profile; empty where there is none. */
export function numberLabel({ label, kind }: ContactAnswer['numbers'][number], t: Text): string {
  return label === '' && kind !== undefined ? t(`number.${kind}`) : label;
}
