import { z } from 'zod';

/** A truth value, also where a PBX writes it as text or as a number; null for anything else. */
export function toFlag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'number' || typeof value === 'string' ? String(value).trim().toLowerCase() : '';
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : null;
}

/** For schemas; what is written back is a real truth value, as documented. */
export const flag = z.preprocess((value) => toFlag(value) ?? value, z.boolean());
