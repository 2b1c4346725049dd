import { randomBytes } from 'node:crypto';
import type { Random } from '../../bridge/ports.ts';

/** `number` spreads retries; `token` is from the operating system's generator and fit for secrets. */
export const systemRandom: Random = {
  number: () => Math.random(),
  token: (bytes) => randomBytes(bytes).toString('base64url'),
};
