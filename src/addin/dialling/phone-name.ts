import type { PhoneAnswer } from '../../contract/telephone.ts';

/** Channel, then what the phone is called there: `SIP/101.snomd785`. */
const channel = /^[A-Z][A-Z0-9]*\/(?=.*\p{L})/iu;

/**
 * What people read for a phone. A PBX that tells ids only has no other name than what stands behind the channel; a bare
 * number there (`SIP/16`) says less alone than with it.
 */
export function phoneName({ id, name }: Pick<PhoneAnswer, 'id' | 'name'>): string {
  return name === id ? name.replace(channel, '') : name;
}
