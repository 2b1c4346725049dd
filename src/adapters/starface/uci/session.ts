import type { AccountEvents, Clock, Log, Random } from '../../../bridge/ports.ts';
import type { Call } from '../../../domain/call.ts';
import type { Capability } from '../../../domain/views.ts';
import { toFlag } from '../net/flag.ts';
import { isOutsideError, starfaceError } from '../starface-error.ts';
import { Alarm } from './alarm.ts';
import { CallWatch } from './call-watch.ts';
import type { UciRequests } from './dialect.ts';
import { UciFault } from './fault.ts';
import type { Gate } from './gate.ts';
import { capabilitiesOf, documentedCapabilities } from './provided.ts';
import { judge, retryAfterMs } from './recovery.ts';
import type { Proof } from './recovery.ts';
import type { MethodCall } from './xml-rpc/read.ts';

/** A session dies after about 60 s of silence; public clients say something every 50 s. */
const KEEP_ALIVE_MS = 50_000;
/** With the request's own time still within the 30 s in which a living call must be seen. */
const REREAD_WHILE_CALLING_MS = 20_000;
const REREAD_IDLE_MS = 50_000;
const REREAD_WITHOUT_EVENTS_MS = 15_000;
const REREAD_SOON_MS = 2_000;

export type SessionParts = {
  readonly requests: UciRequests;
  readonly events: AccountEvents;
  /** Proves the password by the other way of logging in; rejects with `starface.wrong-credentials` where it is wrong. */
  readonly prove: () => Promise<Proof>;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
};

/**
 * One person's UCI session, kept for as long as it is open.
 *
 *   connecting ──log in, subscribe, re-read──▶ connected ──failure, keepAlive false──▶ connecting, with back-off
 *        └──── the PBX refuses the password, proven by REST ────▶ refused (final)
 *
 * Callbacks bring changes at once; the periodic re-read of all calls heals whatever callbacks missed.
 */
export class UciSession {
  readonly watch: CallWatch;
  readonly #parts: SessionParts;
  readonly #alarm: Alarm;
  readonly #waiting = new Set<(connected: boolean) => void>();
  #state: 'connecting' | 'connected' | 'refused' | 'closed' = 'connecting';
  #capabilities: readonly Capability[] = documentedCapabilities;
  #hasEvents = true;
  #broken = false;
  #retries = 0;
  #keptAliveAt = 0;
  #rereadAt = 0;
  /** A re-read that was asked for out of turn. */
  #rereadDueAt = Infinity;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#alarm = new Alarm(parts.clock);
    this.watch = new CallWatch(parts.requests, parts.clock, (listed) => this.#tell(listed));
  }

  capabilities(): readonly Capability[] {
    return this.#capabilities;
  }

  isRefused(): boolean {
    return this.#state === 'refused';
  }

  /** Resolves when the session was closed or refused. */
  async run(): Promise<void> {
    while (this.#isOpen()) {
      try {
        await this.#parts.gate.pass(() => this.#connect());
        await this.#stay();
      } catch (error) {
        if (this.#isOpen()) await this.#recover(error);
      }
    }
  }

  close(): void {
    if (this.#state !== 'refused') this.#state = 'closed';
    this.#settleWaiting(false);
    this.#alarm.ring();
  }

  /** True once the session works; false where it does not within `limitMs`. */
  whenConnected(limitMs: number): Promise<boolean> {
    if (!this.#isOpen()) return Promise.resolve(false);
    if (this.#state === 'connected' && !this.#broken) return Promise.resolve(true);
    return new Promise((resolve) => {
      const settle = (connected: boolean): void => {
        cancel();
        this.#waiting.delete(settle);
        resolve(connected);
      };
      const cancel = this.#parts.clock.after(limitMs, () => settle(false));
      this.#waiting.add(settle);
    });
  }

  /** The PBX forgot the session: log in and subscribe again. */
  reconnect(): void {
    if (this.#state !== 'connected') return;
    this.#broken = true;
    this.#alarm.ring();
  }

  /** Something was done whose effect must be seen even without a callback. */
  rereadSoon(): void {
    this.#rereadDueAt = Math.min(this.#rereadDueAt, this.#parts.clock.now() + REREAD_SOON_MS);
    this.#alarm.ring();
  }

  receive(call: MethodCall): void {
    if (!this.#isOpen()) return;
    const effect = this.watch.receive(call);
    if (effect === 'rereadSoon') this.rereadSoon();
    if (effect === 'reconnect') this.reconnect();
  }

  #tell(listed: readonly Call[]): void {
    // While the session is lost nothing is told; the re-read after it comes back is whole.
    if (this.#state === 'connected') this.#parts.events.calls(listed);
    this.#alarm.ring();
  }

  async #connect(): Promise<void> {
    if (!this.#isOpen()) return;
    const { requests, clock, events, log } = this.#parts;
    if (!(await requests.logIn())) throw starfaceError('forbidden', 'forbidden', 'STARFACE does not let the person in');
    this.#keptAliveAt = clock.now();
    this.#hasEvents = await requests.subscribeCalls();
    const provided = await requests.providedRequests();
    if (provided !== null) this.#capabilities = capabilitiesOf(provided);
    this.#broken = false;
    const listed = await this.#reread();
    if (!this.#isOpen()) return;
    this.#state = 'connected';
    this.#retries = 0;
    log.info('a UCI session was established', { dialect: requests.dialect(), events: this.#hasEvents });
    events.connected(true);
    events.calls(listed);
    this.#settleWaiting(true);
  }

  async #stay(): Promise<void> {
    const { clock, events } = this.#parts;
    while (this.#state === 'connected') {
      const waitMs = Math.min(this.#nextRereadAt(), this.#keptAliveAt + KEEP_ALIVE_MS) - clock.now();
      // A clock that was set back must not silence the session.
      await this.#alarm.wait(Math.min(waitMs, REREAD_IDLE_MS));
      if (!this.#isOpen()) return;
      if (this.#broken) throw sessionLost();
      const now = clock.now();
      if (now - this.#keptAliveAt >= KEEP_ALIVE_MS || now < this.#keptAliveAt) await this.#keepAlive(now);
      if (now >= this.#nextRereadAt() || now < this.#rereadAt) {
        const listed = await this.#reread();
        if (this.#isOpen()) events.calls(listed);
      }
    }
  }

  async #keepAlive(now: number): Promise<void> {
    this.#keptAliveAt = now;
    if (toFlag(await this.#parts.requests.ask('connection.keepAlive')) !== true) throw sessionLost();
  }

  #reread(): Promise<readonly Call[]> {
    this.#rereadAt = this.#parts.clock.now();
    this.#rereadDueAt = Infinity;
    return this.watch.reread();
  }

  #nextRereadAt(): number {
    const idlePaceMs = this.#hasEvents ? REREAD_IDLE_MS : REREAD_WITHOUT_EVENTS_MS;
    const paceMs = this.watch.hasCalls() ? Math.min(REREAD_WHILE_CALLING_MS, idlePaceMs) : idlePaceMs;
    return Math.min(this.#rereadAt + paceMs, this.#rereadDueAt);
  }

  async #recover(error: unknown): Promise<void> {
    const { events, log, random, prove } = this.#parts;
    const wasConnected = this.#state === 'connected';
    this.#state = 'connecting';
    if (wasConnected) events.connected(false);
    if (wasConnected || this.#retries === 0) log.warn('a UCI session was lost', { code: codeOf(error) });
    const verdict = await judge(error, this.#retries, prove);
    if (!this.#isOpen()) return;
    if (verdict === 'refused') {
      this.#state = 'refused';
      this.#settleWaiting(false);
      log.warn('a UCI session was refused');
      events.refused();
      return;
    }
    const waitMs = retryAfterMs(verdict, this.#retries, random.number());
    this.#retries += 1;
    await this.#sleep(waitMs);
  }

  /** The back-off; a ring for a callback does not end it, closing does. */
  async #sleep(ms: number): Promise<void> {
    let over = false;
    const cancel = this.#parts.clock.after(ms, () => {
      over = true;
      this.#alarm.ring();
    });
    while (!over && this.#isOpen()) await this.#alarm.wait(ms);
    cancel();
  }

  #isOpen(): boolean {
    return this.#state === 'connecting' || this.#state === 'connected';
  }

  #settleWaiting(connected: boolean): void {
    for (const settle of [...this.#waiting]) settle(connected);
  }
}

function sessionLost(): Error {
  return starfaceError('unavailable', 'unavailable', 'The PBX forgot the session');
}

function codeOf(error: unknown): string {
  if (isOutsideError(error)) return error.code;
  return error instanceof UciFault ? error.message : 'defect';
}
