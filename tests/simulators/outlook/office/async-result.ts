/** Calls to the page around, in the callback style of Office.js. */
import type { HostError } from '../protocol.ts';

export type Callback<Value> = (result: Office.AsyncResult<Value>) => void;

/** What `getAsync(…, options?, callback?)` may be given in either place. */
export type OptionsOrCallback<Value> = Office.AsyncContextOptions | Callback<Value> | undefined;

export type CallHost = (method: string, ...args: unknown[]) => Promise<unknown>;

export class HostCallError extends Error {
  readonly error: HostError;
  constructor(error: HostError) {
    super(error.message);
    this.error = error;
  }
}

/** Runs `work` and tells the callback among `options` and `callback` how it ended. Never throws. */
export function answer<Value>(
  work: Promise<unknown>,
  options: OptionsOrCallback<Value>,
  callback?: Callback<Value>,
): void {
  const listener = typeof options === 'function' ? options : callback;
  const asyncContext: unknown = typeof options === 'object' ? options.asyncContext : undefined;
  const succeeded = (value: unknown): object => ({ status: 'succeeded', value, error: undefined, asyncContext });
  const failed = (reason: unknown): object => {
    const error =
      reason instanceof HostCallError ? reason.error : { code: 5001, name: 'InternalError', message: String(reason) };
    return { status: 'failed', value: undefined, error, asyncContext };
  };
  void work.then(succeeded, failed).then((result) => listener?.(result as unknown as Office.AsyncResult<Value>));
}

/**
 * Outlook on the web, the new Outlook and phones run at most three of these calls at once and refuse further ones.
 * https://learn.microsoft.com/office/dev/add-ins/outlook/limits-for-activation-and-javascript-api-for-outlook-add-ins
 * (the error's number is assumed)
 */
export function limitedToThree(call: CallHost): CallHost {
  const limited =
    /^(to|cc|bcc|requiredAttendees|optionalAttendees|subject|location|start|end)\.|^roamingSettings\.saveAsync|^body\.getTypeAsync/;
  let running = 0;
  return async (method, ...args) => {
    if (!limited.test(method)) return call(method, ...args);
    if (running >= 3) {
      throw new HostCallError({ code: 9043, name: 'TooManyCalls', message: 'Three calls are running already.' });
    }
    running += 1;
    try {
      return await call(method, ...args);
    } finally {
      running -= 1;
    }
  };
}
