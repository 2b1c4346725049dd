/** Values that several parts of `bridge.json` are made of. */
import { z } from 'zod';
import { address } from './config-address.ts';

export const webAddress = address({ scheme: 'http on loopback', path: 'refused' });
export const host = z.string().min(1, 'must not be empty').max(255);
export const port = z.int().min(0).max(65_535);
export const filePath = z.string().min(1, 'must name a file');
export const fingerprint = z
  .string()
  .regex(/^([0-9a-f]{2}:?){31}[0-9a-f]{2}$/i, 'must be a SHA-256 fingerprint: 32 pairs of hexadecimal digits');
