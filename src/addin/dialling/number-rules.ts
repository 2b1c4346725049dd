/** One chunk of the bundle: everything that knows the world's numbering plans. */
export { normaliseNumber } from '../../domain/numbers/normalise-number.ts';
export { scanMail } from '../../domain/numbers/scan-html.ts';
export { formatNumber } from './format-number.ts';
