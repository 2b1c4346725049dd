/**
 * Keeps the event stream of the bridge open as long as somebody looks at the page.
 *
 * Each connection begins with a snapshot, so a lost one costs nothing but time: whatever ends it, the next one follows
 * with a fresh token. Silence for 30 s shows as `stale`, for 45 s it ends the connection.
 */
import type { StreamEvent } from '../../contract/events.ts';
import { ApiProblem, unreachable, type FailureCode } from './api-problem.ts';
import type { Fetch } from './authorized-fetch.ts';
import { waitMs, type BackOff } from './back-off.ts';
import { framesOf, type Frame } from './event-stream.ts';
import { heard, type LiveState } from './live-state.ts';
import type { LiveStore } from './live-store.ts';
import type { PageActivity } from './page-activity.ts';
import { problemOf } from './problem-response.ts';

export type LiveConnection = {
  readonly start: () => void;
  readonly stop: () => void;
  /** Tries at once: the person asked for it. */
  readonly retry: () => void;
};

export type LiveTimes = {
  readonly staleAfterMs: number;
  readonly deadAfterMs: number;
  /** Hidden for this long, the page lets the connection go. */
  readonly pauseAfterMs: number;
  /** A connection that held this long was a good one: the next follows without waiting. */
  readonly goodAfterMs: number;
  readonly backOff: BackOff;
};

export const liveTimes: LiveTimes = {
  staleAfterMs: 30_000,
  deadAfterMs: 45_000,
  pauseAfterMs: 10 * 60_000,
  goodAfterMs: 5_000,
  backOff: { firstMs: 1_000, maxMs: 30_000, random: Math.random },
};

export type LiveSettings = {
  readonly url: string;
  /** Sends with the token (`authorizedFetch`). */
  readonly fetch: Fetch;
  readonly store: LiveStore;
  readonly page: PageActivity;
  readonly now?: () => number;
  readonly times?: LiveTimes;
};

export function createLiveConnection(settings: LiveSettings): LiveConnection {
  const { store, page, now = Date.now, times = liveTimes } = settings;
  let running: AbortController | null = null;
  let attempt: AbortController | null = null;
  /** When the connection of this attempt was answered. */
  let openedAt: number | null = null;
  let wake: () => void = () => undefined;
  let stopPage: () => void = () => undefined;
  let pauseTimer: ReturnType<typeof setTimeout> | undefined;

  const note = (change: Partial<LiveState>): void => store.change((state) => ({ ...state, ...change }));

  function take(frame: Frame): void {
    const event = frame.event === null ? null : parsed(frame);
    store.change((state) => ({
      ...(event ? heard(state, event) : state),
      connection: 'live',
      failure: null,
      heardAt: now(),
    }));
  }

  async function connectOnce(signal: AbortSignal): Promise<void> {
    const watch = watchdog(
      times,
      () => note({ connection: store.get().me ? 'stale' : 'connecting' }),
      () => attempt?.abort(),
    );
    try {
      const response = await settings.fetch(settings.url, { headers: { accept: 'text/event-stream' }, signal });
      if (!response.ok || !response.body) throw await problemOf(response, now());
      openedAt = now();
      for await (const frame of framesOf(response.body)) {
        watch.reset();
        take(frame);
      }
    } finally {
      watch.stop();
    }
  }

  async function run(whole: AbortSignal): Promise<void> {
    let failures = 0;
    while (!whole.aborted) {
      openedAt = null;
      let problem: ApiProblem | null = null;
      attempt = new AbortController();
      try {
        await connectOnce(AbortSignal.any([whole, attempt.signal]));
      } catch (error) {
        problem = error instanceof ApiProblem ? error : unreachable(error);
      }
      if (whole.aborted) return;
      const wasGood = openedAt !== null && now() - openedAt >= times.goodAfterMs;
      failures = wasGood ? 0 : failures + 1;
      note(afterwards(store.get(), problem, wasGood));
      if (!wasGood) await sleep(waitMs(failures, times.backOff, problem?.retryAfterMs), whole);
    }
  }

  /** Ends early by `retry`, by the network coming back, or by `stop`. */
  function sleep(ms: number, whole: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        whole.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      wake = done;
      whole.addEventListener('abort', done);
    });
  }

  function open(): void {
    if (running) return;
    running = new AbortController();
    void run(running.signal);
  }

  function close(): void {
    running?.abort();
    running = null;
  }

  function onPage(change: 'visibility' | 'online'): void {
    clearTimeout(pauseTimer);
    if (change === 'visibility' && page.isHidden()) {
      pauseTimer = setTimeout(() => {
        close();
        note({ connection: 'paused' });
      }, times.pauseAfterMs);
      return;
    }
    if (!running) note({ connection: store.get().me ? 'stale' : 'connecting' });
    open();
    wake();
  }

  return {
    start: () => {
      stopPage = page.onChange(onPage);
      open();
    },
    stop: () => {
      stopPage();
      clearTimeout(pauseTimer);
      close();
    },
    retry: () => {
      note({ connection: store.get().me ? 'stale' : 'connecting', failure: null });
      open();
      wake();
    },
  };
}

/** No connection helps as long as these hold. */
const signInCodes: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'auth.required',
  'auth.forbidden',
  'signed-out',
  'sign-in-blocked',
  'sign-in-refused',
]);

/** What to show between two connections. */
function afterwards(state: LiveState, problem: ApiProblem | null, wasGood: boolean): Partial<LiveState> {
  if (problem && signInCodes.has(problem.code)) return { connection: 'signedOut', failure: problem.code };
  // A good connection that ended is followed at once; only a failure to come back is worth a word.
  if (wasGood) return { connection: state.connection === 'live' ? 'live' : 'stale' };
  return { connection: 'offline', failure: problem?.code ?? 'unreachable' };
}

/** A frame of the bridge, or null where this version does not understand it. */
function parsed(frame: { readonly event: string; readonly data: string }): StreamEvent | null {
  try {
    return { event: frame.event, data: JSON.parse(frame.data) as unknown } as StreamEvent;
  } catch {
    return null;
  }
}

function watchdog(
  times: LiveTimes,
  onSilent: () => void,
  onDead: () => void,
): { readonly reset: () => void; readonly stop: () => void } {
  let silent: ReturnType<typeof setTimeout> | undefined;
  let dead: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(silent);
    clearTimeout(dead);
  };
  const reset = (): void => {
    stop();
    silent = setTimeout(onSilent, times.staleAfterMs);
    dead = setTimeout(onDead, times.deadAfterMs);
  };
  reset();
  return { reset, stop };
}
