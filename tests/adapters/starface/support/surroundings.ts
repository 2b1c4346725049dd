import { randomBytes } from 'node:crypto';
import type { Clock, Log, Random } from '../../../../src/bridge/ports.ts';

/** The machine's own time. */
export const realClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

export const random: Random = {
  number: () => 0.5,
  token: (bytes) => randomBytes(bytes).toString('base64url'),
};

/** Remembers every line with its fields. */
export class RecordingLog implements Log {
  readonly lines: string[] = [];

  info(message: string, fields: Readonly<Record<string, unknown>> = {}): void {
    this.#write('info', message, fields);
  }

  warn(message: string, fields: Readonly<Record<string, unknown>> = {}): void {
    this.#write('warn', message, fields);
  }

  error(message: string, fields: Readonly<Record<string, unknown>> = {}): void {
    this.#write('error', message, fields);
  }

  child(): Log {
    return this;
  }

  #write(level: string, message: string, fields: Readonly<Record<string, unknown>>): void {
    this.lines.push(`${level} ${message} ${JSON.stringify(fields)}`);
  }
}

/** Resolves once the condition holds; rejects with `what` after 10 s. */
export async function eventually(what: string, condition: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > giveUpAt) throw new Error(`never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
