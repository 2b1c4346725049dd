/** Clocks, randomness and a log for tests of the adapter. */
import { randomBytes } from 'node:crypto';
import type { Clock, Log, Random } from '../../../src/bridge/ports.ts';

export const realClock: Clock = {
  now: () => Date.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

export const realRandom: Random = {
  number: () => Math.random(),
  token: (bytes) => randomBytes(bytes).toString('base64url'),
};

export type LogLine = { readonly level: string; readonly message: string; readonly fields: unknown };

export function keptLog(): { readonly log: Log; readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: string) => (message: string, fields?: unknown) => void lines.push({ level, message, fields });
  const log: Log = { info: at('info'), warn: at('warn'), error: at('error'), child: () => log };
  return { log, lines };
}
