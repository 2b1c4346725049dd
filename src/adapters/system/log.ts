/** One JSON line an event, to stderr. */
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Log } from '../../bridge/ports.ts';
import { redact, redactText } from './redact.ts';

export type LogOptions = {
  readonly level?: 'debug' | 'info' | 'warn' | 'error';
  /** Where lines go; stderr where absent. */
  readonly destination?: DestinationStream;
};

export function createLog(options: LogOptions = {}): Log {
  const destination = options.destination ?? pino.destination({ dest: 2, sync: true });
  const logger = pino(
    {
      level: options.level ?? 'info',
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  return wrap(logger);
}

type Fields = Readonly<Record<string, unknown>>;

function wrap(logger: Logger): Log {
  const clean = (fields: Fields): Fields => redact(fields) as Fields;
  return {
    info: (message, fields = {}) => logger.info(clean(fields), redactText(message)),
    warn: (message, fields = {}) => logger.warn(clean(fields), redactText(message)),
    error: (message, fields = {}) => logger.error(clean(fields), redactText(message)),
    child: (fields) => wrap(logger.child(clean(fields))),
  };
}
