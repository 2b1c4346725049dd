/** Office.js' callbacks as promises. */
import { OfficeError } from './office-error.ts';

/** Longer than Outlook needs for a mail of many megabytes, shorter than people wait. */
export const officeTimeoutMs = 10_000;

type Start<Value> = (callback: (result: Office.AsyncResult<Value>) => void) => void;

/**
 * Starts a call of Office.js and waits for its callback.
 * @throws OfficeError `timed-out`, `failed` with Outlook's code, or `unavailable` where the call does not exist here
 */
export function officeCall<Value>(name: string, start: Start<Value>, timeoutMs = officeTimeoutMs): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new OfficeError('timed-out', `Outlook did not answer ${name} within ${timeoutMs} ms`));
    }, timeoutMs);
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      finish();
    };
    try {
      start((result) => {
        const { error, status } = result as { error?: Office.Error; status: unknown };
        // Compared as text: enumerations of Office.js are not loaded where it is faked.
        if (String(status) === 'succeeded') return end(() => resolve(result.value));
        end(() => reject(failure(name, error)));
      });
    } catch (cause) {
      // Methods that a client lacks are undefined, and some throw instead of calling back.
      end(() => reject(new OfficeError('unavailable', `${name} does not exist here: ${String(cause)}`)));
    }
  });
}

function failure(name: string, error: Office.Error | undefined): OfficeError {
  const code = typeof error?.code === 'number' ? error.code : null;
  return new OfficeError('failed', `${name} failed: ${error?.name ?? 'unknown'} (${code ?? 'no code'})`, code);
}
