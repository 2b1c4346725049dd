/** Why a number is asked about before it is dialled. */
import type { CostClass, NumberFlag } from '../../domain/numbers/normalise-number.ts';
import type { TextKey } from '../locales/texts.ts';
import type { Dialable } from './number-reader.ts';

const costWarnings: Readonly<Partial<Record<CostClass, TextKey>>> = {
  emergency: 'ask.cost.emergency',
  premium: 'ask.cost.premium',
  massTraffic: 'ask.cost.massTraffic',
  sharedCost: 'ask.cost.sharedCost',
  directory: 'ask.cost.directory',
  personal: 'ask.cost.personal',
  nomadic: 'ask.cost.nomadic',
  unknownCountry: 'ask.cost.unknownCountry',
  abroad: 'ask.cost.abroad',
};

const flagWarnings: Readonly<Partial<Record<NumberFlag, TextKey>>> = {
  hiddenCharacters: 'ask.flag.hiddenCharacters',
  nonAsciiDigits: 'ask.flag.nonAsciiDigits',
  linkDiffers: 'ask.flag.linkDiffers',
};

/** At least one sentence for each number whose policy is `confirm`. */
export function warningsFor(number: Dialable): readonly TextKey[] {
  const keys = [costWarnings[number.costClass], ...number.flags.map((flag) => flagWarnings[flag])];
  const known = keys.filter((key) => key !== undefined);
  return known.length > 0 ? known : ['ask.policy'];
}
