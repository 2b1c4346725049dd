/** State of the two sides and the store: for the console, for `/health/ready`, and for rule 8 (refusal or silence). */
import type { Clock, Log, OutsideError, Side } from './ports.ts';
import type { Connection } from './console-words.ts';

type Entry = {
  state: Connection['state'];
  problem: string | null;
  lastSuccess: number | null;
  details: Record<string, string | number | null>;
};

/** Where nobody is answered any more, the slow poll shows it within this time. */
const othersMs = 5_000;

/** What shows at Microsoft beside the session, in the order in which refusals are told. */
export const displayLevers = ['message', 'preferred'] as const;
export type DisplayLever = (typeof displayLevers)[number];

const displayCodes = {
  message: 'microsoft.status-message-forbidden',
  preferred: 'microsoft.preferred-presence-forbidden',
} as const satisfies Readonly<Record<DisplayLever, string>>;

export type ConnectionsOptions = {
  readonly clock: Clock;
  readonly log: Log;
  /** A side began or ceased to refuse us, or took a lever away. */
  readonly refusalsChanged: () => void;
};

export class Connections {
  readonly #options: ConnectionsOptions;
  readonly #entries: Record<'microsoft' | 'starface' | 'store', Entry> = {
    microsoft: fresh(),
    starface: fresh(),
    store: fresh(),
  };
  readonly #leversOff = new Set<'dnd' | 'microsoft'>();
  readonly #displayForbidden = new Set<DisplayLever>();

  constructor(options: ConnectionsOptions) {
    this.#options = options;
  }

  refusedBy(): readonly Side[] {
    return (['microsoft', 'starface'] as const).filter((side) => this.#entries[side].state === 'refused');
  }

  leversOff(): readonly ('dnd' | 'microsoft')[] {
    return [...this.#leversOff];
  }

  detail(side: keyof typeof this.entries, name: string, value: string | number | null): void {
    this.#entries[side].details[name] = value;
  }

  get entries(): Readonly<Record<'microsoft' | 'starface' | 'store', Readonly<Entry>>> {
    return this.#entries;
  }

  storeWorks(works: boolean): void {
    this.#turn('store', works ? 'ok' : 'unavailable', works ? null : 'store.unavailable');
    if (works) this.#entries.store.lastSuccess = this.#options.clock.now();
  }

  /** An answer of a side; null is success. */
  answered(side: Side, error: OutsideError | null, write: boolean): void {
    const lever = side === 'microsoft' ? 'microsoft' : 'dnd';
    if (error === null || isAnswer(error)) {
      this.#entries[side].lastSuccess = this.#options.clock.now();
      if (write && error === null && this.#leversOff.delete(lever)) this.#options.refusalsChanged();
      // A write that works says nothing about reading, and a refusal ends only by a read that works.
      if (this.#entries[side].state !== 'refused' || !write) this.#turn(side, 'ok', null);
      return;
    }
    if (error.kind === 'forbidden' && write) {
      if (this.#leversOff.has(lever)) return;
      this.#leversOff.add(lever);
      this.#options.log.warn('writing is forbidden; the lever is off', { side, lever, code: error.code });
      this.#entries[side].problem = error.code;
      this.#options.refusalsChanged();
      return;
    }
    if (error.kind === 'forbidden' && this.#answersOthers(side)) return;
    const refused = error.kind === 'unauthorized' || error.kind === 'forbidden';
    if (refused || this.#entries[side].state !== 'refused') {
      this.#turn(side, refused ? 'refused' : 'unavailable', error.code);
    }
  }

  /** The status message or the preferred presence alone: its refusal is named, and session and reading stay as they are. */
  displayAnswered(lever: DisplayLever, error: OutsideError | null): void {
    if (error !== null && error.kind !== 'forbidden') return;
    if (error === null ? !this.#displayForbidden.delete(lever) : this.#displayForbidden.has(lever)) return;
    if (error !== null) {
      this.#displayForbidden.add(lever);
      this.#options.log.warn('Microsoft forbids what shows beside the session', { lever, code: displayCodes[lever] });
    }
    const entry = this.#entries.microsoft;
    const isNamed = Object.values<string>(displayCodes).includes(entry.problem ?? '');
    if (entry.state === 'ok' && (entry.problem === null || isNamed)) entry.problem = this.#displayProblem();
  }

  #displayProblem(): string | null {
    const lever = displayLevers.find((one) => this.#displayForbidden.has(one));
    return lever === undefined ? null : displayCodes[lever];
  }

  /** A PBX that forbids the one person and answers for the next does not refuse us altogether. */
  #answersOthers(side: Side): boolean {
    const { lastSuccess } = this.#entries[side];
    return side === 'starface' && lastSuccess !== null && this.#options.clock.now() - lastSuccess < othersMs;
  }

  /** The administrator changed something: a lever that was off is tried again. */
  tryLeversAgain(): void {
    if (this.#leversOff.size === 0) return;
    this.#leversOff.clear();
    this.#options.refusalsChanged();
  }

  list(): readonly Connection[] {
    return (['microsoft', 'starface', 'store'] as const).map((side) => {
      const { state, problem, lastSuccess, details } = this.#entries[side];
      const last = lastSuccess === null ? null : new Date(lastSuccess).toISOString();
      return { side, state, problem, lastSuccess: last, details: { ...details } };
    });
  }

  #turn(side: 'microsoft' | 'starface' | 'store', state: Entry['state'], problem: string | null): void {
    const entry = this.#entries[side];
    const before = entry.state;
    const beside = side === 'microsoft' ? this.#displayProblem() : null;
    entry.problem = problem ?? (this.#leversOff.size > 0 ? entry.problem : beside);
    if (before === state) return;
    entry.state = state;
    if (state === 'ok') this.#options.log.info('connection works', { side });
    else this.#options.log.warn('connection does not work', { side, state, problem });
    if (before === 'refused' || state === 'refused') this.#options.refusalsChanged();
  }
}

function fresh(): Entry {
  return { state: 'connecting', problem: null, lastSuccess: null, details: {} };
}

/** Answers about one person or request: the connection itself works. */
function isAnswer(error: OutsideError): boolean {
  return error.kind === 'notFound' || error.kind === 'conflict' || error.kind === 'rejected';
}
