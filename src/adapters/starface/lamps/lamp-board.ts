import type { Clock, Log } from '../../../bridge/ports.ts';
import type { TelephonyState } from '../../../domain/call.ts';
import { starfaceError } from '../starface-error.ts';
import type { UciRequests } from '../uci/dialect.ts';
import { UciFault } from '../uci/fault.ts';
import { readFunctionKeys } from '../uci/function-key.ts';
import type { ReadKey } from '../uci/function-key.ts';
import { longAnswer } from '../uci/telephone.ts';
import type { KeyKeeper } from './key-keeper.ts';
import { confirmLamp, freshLamp, needsConfirmation, observeLamp, readCallInfo, telephonyOf } from './lamp-verdict.ts';
import type { Confirmation, LampMemory } from './lamp-verdict.ts';

/** What one person's lamp says; null is no information. */
export type LampReading = { readonly userId: string; readonly state: TelephonyState | null };

/** Confirmations of one round; the rest waits for the next. */
const MOST_CONFIRMATIONS = 25;
const AT_ONCE = 5;
/** Beyond this many people asking key by key is too slow to be of use. */
const MOST_PEOPLE_KEY_BY_KEY = 100;

/** All lamps of one technical account: read by one request, red ones confirmed by one each. */
export class LampBoard {
  readonly #requests: UciRequests;
  readonly #keys: KeyKeeper;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #confirmCalls: boolean;
  #memories = new Map<string, LampMemory>();
  #nextKeyByKey = 0;
  #mode: 'lamps' | 'keyByKey' | null = null;
  #lampAlone = false;

  constructor(parts: {
    readonly requests: UciRequests;
    readonly keys: KeyKeeper;
    readonly clock: Clock;
    readonly log: Log;
    readonly confirmCalls: boolean;
  }) {
    this.#requests = parts.requests;
    this.#keys = parts.keys;
    this.#clock = parts.clock;
    this.#log = parts.log;
    this.#confirmCalls = parts.confirmCalls;
  }

  /** A second look at an empty red lamp is due in a moment. */
  isUndecided(): boolean {
    return [...this.#memories.values()].some((memory) => memory.emptyAt !== null);
  }

  async read(): Promise<readonly LampReading[]> {
    const keys = await this.#requests.ask('functionKey.getFunctionKeys', [], { limits: longAnswer });
    if (typeof keys !== 'object' || keys === null) {
      throw starfaceError('unavailable', 'unreadable-answer', 'The list of function keys is no list');
    }
    const lamps = readFunctionKeys(keys).flatMap((key) => {
      const userId = key.kind === 'BUSYLAMPFIELD' ? this.#keys.userOf(key) : null;
      return userId === null ? [] : [{ key, userId }];
    });
    if (lamps.length > 0 && lamps.every(({ key }) => key.state === null)) return this.#readKeyByKey(lamps);
    this.#enter('lamps', []);
    return this.#readLamps(lamps);
  }

  async #readLamps(
    lamps: readonly { readonly key: ReadKey; readonly userId: string }[],
  ): Promise<readonly LampReading[]> {
    const memories = new Map<string, LampMemory>();
    for (const { key, userId } of lamps) {
      memories.set(userId, observeLamp(this.#memories.get(userId) ?? freshLamp, key.state));
    }
    this.#memories = memories;
    const now = this.#clock.now();
    const due = lamps.filter(({ userId }) => needsConfirmation(memories.get(userId) ?? freshLamp, now));
    for (let at = 0; at < Math.min(due.length, MOST_CONFIRMATIONS); at += AT_ONCE) {
      await Promise.all(due.slice(at, at + AT_ONCE).map(({ key, userId }) => this.#confirm(key.id, userId)));
    }
    return lamps.map(({ userId }) => ({ userId, state: telephonyOf(memories.get(userId) ?? freshLamp) }));
  }

  async #confirm(keyId: string, userId: string): Promise<void> {
    const answer = this.#confirmCalls && !this.#lampAlone ? await this.#callInfo(keyId) : 'notOffered';
    const memory = this.#memories.get(userId);
    if (memory !== undefined) this.#memories.set(userId, confirmLamp(memory, answer, this.#clock.now()));
  }

  async #callInfo(keyId: string): Promise<Confirmation> {
    try {
      return readCallInfo(await this.#requests.ask('functionKey.getCallInfoForKey', [keyId]));
    } catch (error) {
      if (!(error instanceof UciFault)) throw error;
      if (error.kind === 'notConnected') throw error;
      if (error.kind !== 'unknownMethod' && error.kind !== 'illegalAccess') return 'fault';
      this.#lampAlone = true;
      this.#log.warn('lamps are believed without confirmation', { reason: error.kind });
      return 'notOffered';
    }
  }

  /** No key has a state that is known: each is asked for its calls instead, a few in every round. */
  async #readKeyByKey(
    lamps: readonly { readonly key: ReadKey; readonly userId: string }[],
  ): Promise<readonly LampReading[]> {
    const members = [...new Set(lamps.flatMap(({ key }) => key.members))].sort();
    this.#enter('keyByKey', members);
    if (lamps.length > MOST_PEOPLE_KEY_BY_KEY) return [];
    const turn = lamps.slice(this.#nextKeyByKey, this.#nextKeyByKey + MOST_CONFIRMATIONS);
    this.#nextKeyByKey = this.#nextKeyByKey + turn.length >= lamps.length ? 0 : this.#nextKeyByKey + turn.length;
    const readings: LampReading[] = [];
    for (const { key, userId } of turn) {
      const answer = await this.#callInfo(key.id);
      const state =
        answer === 'call' ? 'onCall' : answer === 'ringing' ? 'ringing' : answer === 'empty' ? 'idle' : null;
      readings.push({ userId, state });
    }
    return readings;
  }

  #enter(mode: 'lamps' | 'keyByKey', members: readonly string[]): void {
    if (this.#mode === mode) return;
    this.#mode = mode;
    if (mode === 'keyByKey') this.#log.warn('the state of the lamps was not recognised', { members });
  }
}
