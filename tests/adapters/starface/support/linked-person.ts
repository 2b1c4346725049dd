import { createStarface } from '../../../../src/adapters/starface/index.ts';
import type { Starface, StarfaceOptions } from '../../../../src/adapters/starface/index.ts';
import type { PbxAccount } from '../../../../src/bridge/ports.ts';
import type { Call } from '../../../../src/domain/call.ts';
import { startStarface } from '../../../simulators/starface/index.ts';
import type { StarfaceSimulator, StarfaceVersion } from '../../../simulators/starface/index.ts';
import type { SeedPerson } from '../../../simulators/simulator.ts';
import { HookListener } from './hook-listener.ts';
import { ManualClock } from './manual-clock.ts';
import { eventually, random, RecordingLog } from './surroundings.ts';

export const anna = { login: '0101', password: 'Geheim-Anna-1' };

/** What a session told. */
export class Witness {
  readonly lists: (readonly Call[])[] = [];
  readonly connections: boolean[] = [];
  refusals = 0;
  readonly events = {
    calls: (calls: readonly Call[]): void => void this.lists.push(calls),
    connected: (connected: boolean): void => void this.connections.push(connected),
    refused: (): void => void (this.refusals += 1),
  };

  /** States of the last list. */
  get states(): readonly string[] | undefined {
    return this.lists.at(-1)?.map((call) => call.state);
  }

  get connected(): boolean | undefined {
    return this.connections.at(-1);
  }
}

/** A simulated PBX with Anna and Ben, the adapter towards it, and Anna's linked account. */
export class LinkedPerson {
  readonly clock = new ManualClock();
  readonly log = new RecordingLog();
  readonly witness = new Witness();
  readonly simulator: StarfaceSimulator;
  readonly starface: Starface;
  readonly #listener: HookListener;
  #account: PbxAccount | null = null;

  private constructor(
    simulator: StarfaceSimulator,
    listener: HookListener,
    clock: ManualClock,
    options: Partial<StarfaceOptions>,
    callbackUrl: string,
  ) {
    this.clock = clock;
    this.simulator = simulator;
    this.#listener = listener;
    const { login, password } = simulator.admin;
    const { log } = this;
    this.starface = createStarface({
      url: simulator.url,
      login,
      password,
      auth: 'classic',
      restClient: simulator.restClient,
      callbackUrl,
      clock,
      random,
      log,
      ...options,
    });
    listener.hook = this.starface.callbacks;
  }

  static async start(
    version: StarfaceVersion = 10,
    options: Partial<StarfaceOptions> = {},
    others: readonly SeedPerson[] = [],
  ): Promise<LinkedPerson> {
    const clock = new ManualClock();
    const simulator = await startStarface({
      people: [
        { ...anna, firstName: 'Anna', familyName: 'Muster', pbxEmail: 'anna@example.com', internalNumber: '101' },
        { login: '0102', firstName: 'Ben', familyName: 'Öztürk', pbxEmail: 'ben@example.com', internalNumber: '102' },
        ...others,
      ],
      version,
      now: () => clock.now(),
    });
    const listener = new HookListener();
    return new LinkedPerson(simulator, listener, clock, options, await listener.start());
  }

  async connect(): Promise<PbxAccount> {
    const account = this.starface.accounts.open(anna, this.witness.events);
    this.#account = account;
    await eventually('the session is connected', () => this.witness.connected === true);
    return account;
  }

  /** Lets time pass, a second in 20 ms, until the condition holds; fails when `withinMs` have passed. */
  async passing(what: string, withinMs: number, condition: () => boolean): Promise<void> {
    const end = this.clock.now() + withinMs;
    while (!condition()) {
      if (this.clock.now() >= end) throw new Error(`not within ${withinMs} ms: ${what}`);
      await this.clock.advance(1_000);
      for (let turns = 0; turns < 10 && !condition(); turns += 1)
        await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  /** What the promise brings, while time passes as far as it needs. */
  async outcome<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const settle = (): void => void (settled = true);
    promise.then(settle, settle);
    await this.passing('it is settled', 120_000, () => settled);
    return promise;
  }

  /** Addresses to which the PBX posted. */
  get callbackPaths(): readonly string[] {
    return this.#listener.paths;
  }

  async stop(): Promise<void> {
    this.simulator.setFault({ kind: 'none' });
    await this.#account?.close();
    await this.starface.pbx.stop();
    await this.#listener.stop();
    await this.simulator.stop();
  }
}
