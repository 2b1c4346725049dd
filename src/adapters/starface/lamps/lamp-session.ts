import type { Clock, Log, Random } from '../../../bridge/ports.ts';
import { toFlag } from '../net/flag.ts';
import { isOutsideError, starfaceError } from '../starface-error.ts';
import { Alarm } from '../uci/alarm.ts';
import type { UciRequests } from '../uci/dialect.ts';
import { UciFault } from '../uci/fault.ts';
import { judge, retryAfterMs } from '../uci/recovery.ts';
import type { Proof } from '../uci/recovery.ts';
import { stringsOf } from '../uci/xml-rpc/value.ts';
import type { LampBoard, LampReading } from './lamp-board.ts';

/** Whether other requests keep a session alive is not public, so this is said well within its minute. */
const KEEP_ALIVE_MS = 20_000;
const POLL_MS = 5_000;
const POLL_MANY_MS = 10_000;
const MANY_KEYS = 300;
/** With a push the poll is only there for the pushes that get lost. */
const POLL_WITH_PUSH_MS = 30_000;
const SECOND_LOOK_MS = 3_000;
/** While it is refused nothing is asked; the wait ends at once where somebody says "try again". */
const REFUSED_LOOK_MS = 600_000;

export type LampSessionParts = {
  readonly requests: UciRequests;
  readonly board: LampBoard;
  /** How many lamps the account has. */
  readonly covered: () => number;
  readonly told: (readings: readonly LampReading[]) => void;
  readonly lost: () => void;
  /** The password is proven wrong; nothing is tried any more before `tryAgain`. */
  readonly refused: () => void;
  readonly prove: () => Promise<Proof>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
};

/** The UCI session of a technical account: reads all lamps every few seconds, sooner where the PBX pushes. */
export class LampSession {
  readonly #parts: LampSessionParts;
  readonly #alarm: Alarm;
  #open = true;
  #refused = false;
  #connected = false;
  #hasPush = false;
  #pushed = false;
  #retries = 0;
  #keptAliveAt = 0;

  constructor(parts: LampSessionParts) {
    this.#parts = parts;
    this.#alarm = new Alarm(parts.clock);
  }

  /** Resolves when it was closed. A refused password is not tried again before `tryAgain`. */
  async run(): Promise<void> {
    while (this.#open) {
      if (this.#refused) {
        await this.#alarm.wait(REFUSED_LOOK_MS);
        continue;
      }
      try {
        await this.#connect();
        while (this.#open) await this.#round();
      } catch (error) {
        if (this.#open) await this.#recover(error);
      }
    }
  }

  /** Whatever the PBX pushes is taken as "read now"; what it says stays unread. */
  readNow(): void {
    this.#pushed = true;
    this.#alarm.ring();
  }

  /** After a refusal: the password may be right now. */
  tryAgain(): void {
    this.#refused = false;
    this.#retries = 0;
    this.#alarm.ring();
  }

  close(): void {
    this.#open = false;
    this.#alarm.ring();
  }

  async #connect(): Promise<void> {
    const { requests, clock, log } = this.#parts;
    if (!(await requests.logIn()))
      throw starfaceError('forbidden', 'forbidden', 'STARFACE does not let the account in');
    this.#keptAliveAt = clock.now();
    this.#hasPush = await subscribeKeys(requests);
    this.#connected = true;
    this.#retries = 0;
    log.info('the lamps are being read', { push: this.#hasPush });
  }

  async #round(): Promise<void> {
    const { requests, board, clock, told } = this.#parts;
    const startedAt = clock.now();
    this.#pushed = false;
    if (Math.abs(startedAt - this.#keptAliveAt) >= KEEP_ALIVE_MS) {
      this.#keptAliveAt = startedAt;
      if (toFlag(await requests.ask('connection.keepAlive')) !== true) {
        throw starfaceError('unavailable', 'unavailable', 'The PBX forgot the session');
      }
    }
    const readings = await board.read();
    if (this.#open) told(readings);
    if (!this.#pushed) await this.#alarm.wait(this.#paceMs());
  }

  #paceMs(): number {
    const { board, covered, random } = this.#parts;
    if (board.isUndecided()) return SECOND_LOOK_MS;
    const paceMs = this.#hasPush ? POLL_WITH_PUSH_MS : covered() > MANY_KEYS ? POLL_MANY_MS : POLL_MS;
    return paceMs * (0.9 + random.number() / 5);
  }

  async #recover(error: unknown): Promise<void> {
    const { lost, refused, log, random, prove, clock } = this.#parts;
    const code = isOutsideError(error) ? error.code : error instanceof UciFault ? error.message : 'defect';
    if (this.#connected || this.#retries === 0) log.warn('the lamps cannot be read', { code });
    if (this.#connected) lost();
    this.#connected = false;
    const verdict = await judge(error, this.#retries, prove);
    if (verdict === 'refused') {
      this.#refused = true;
      log.error('the technical account of the lamps was refused');
      refused();
      return;
    }
    const until = clock.now() + retryAfterMs(verdict, this.#retries, random.number());
    this.#retries += 1;
    while (this.#open && clock.now() < until) await this.#alarm.wait(until - clock.now());
  }
}

/** A push for lamps exists by all accounts, but its name is not public: whatever speaks of function keys is taken. */
async function subscribeKeys(requests: UciRequests): Promise<boolean> {
  try {
    const offered = stringsOf(await requests.ask('service.getProvidedEvents'));
    const service = offered.find((name) => /\.functionkeys?$/i.test(name));
    return service !== undefined && toFlag(await requests.ask('service.subscribeEvents', [service])) === true;
  } catch (error) {
    if (!(error instanceof UciFault) || error.kind === 'notConnected') throw error;
    return false;
  }
}
