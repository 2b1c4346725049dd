import type { Clock } from '../../bridge/ports.ts';

/** `setTimeout` fires at once where the delay does not fit into 31 bits. */
const longestDelayMs = 2 ** 31 - 1;

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    let timer: NodeJS.Timeout;
    const arm = (left: number): void => {
      timer =
        left > longestDelayMs
          ? setTimeout(() => arm(left - longestDelayMs), longestDelayMs)
          : setTimeout(callback, Math.max(0, left));
    };
    arm(ms);
    return () => clearTimeout(timer);
  },
};
