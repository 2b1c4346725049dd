/** What may leave for the PBX: only digits with an optional leading +, whatever the pane sent. */
import { normaliseNumber } from '../domain/numbers/normalise-number.ts';
import { ServiceError } from './services.ts';

/** Where the PBX is: national numbers are read as this country writes them. */
export const homeCountry = 'DE';

const bareNumber = /^\+?[0-9]{1,20}$/;

export function dialable(raw: string, country = homeCountry): string {
  const normalised = normaliseNumber(raw, { country });
  if (normalised.ok && normalised.policy === 'block') {
    throw new ServiceError('number.refused', 'Numbers of this kind are not dialled.', { field: 'number' });
  }
  const number = normalised.ok ? normalised.dial : raw.replaceAll(/[\s()./-]/g, '');
  if (bareNumber.test(number)) return number;
  throw new ServiceError('number.invalid', 'Only digits with an optional leading + can be dialled.', {
    field: 'number',
  });
}
