import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { isOver, otherNumber, type CallLeg } from '../pbx/call-leg.ts';
import type { Pbx } from '../pbx/pbx.ts';
import type { Person } from '../pbx/person.ts';

export type CompanionModuleOptions = {
  /** `{public address of the bridge}/hooks/companion/{pbx}`. */
  readonly address: string;
  readonly secret: string;
  /** 30,000 where absent. */
  readonly snapshotEveryMs?: number;
  /** 1,000 where absent; the pause after a message that did not arrive, doubled up to 30 times that. */
  readonly retryAfterMs?: number;
};

type Told = { readonly login: string; readonly calls: readonly object[] };
type Answer = {
  readonly status: number;
  readonly body: { readonly taken?: boolean; readonly snapshotWanted?: boolean };
};

/**
 * The companion module as its page (`docs/companion-module.md`) has it, written from that page alone: a model for
 * authors of the real one. Listens to call states, posts one signed message at a time, and after any failure forgets
 * what it had and begins anew with a snapshot.
 */
export class CompanionModule {
  readonly answers: Answer[] = [];
  readonly #pbx: Pbx;
  readonly #options: CompanionModuleOptions;
  readonly #epoch = randomUUID();
  readonly #changed = new Set<Person>();
  readonly #stops: (() => void)[] = [];
  #sequence = 0;
  #needsSnapshot = true;
  #failures = 0;
  #isBusy = false;
  #isStopped = false;

  constructor(pbx: Pbx, options: CompanionModuleOptions) {
    this.#pbx = pbx;
    this.#options = options;
  }

  start(): void {
    this.#stops.push(
      this.#pbx.calls.changed.on(({ leg }) => {
        this.#changed.add(leg.person);
        void this.#work();
      }),
    );
    const timer = setInterval(() => {
      this.#needsSnapshot = true;
      void this.#work();
    }, this.#options.snapshotEveryMs ?? 30_000);
    this.#stops.push(() => clearInterval(timer));
    void this.#work();
  }

  stop(): void {
    this.#isStopped = true;
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** One message after the other, so that none overtakes another. */
  async #work(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    while (!this.#isStopped && (this.#needsSnapshot || this.#changed.size > 0)) {
      const arrived = await this.#send();
      if (arrived) this.#failures = 0;
      else await this.#pause();
    }
    this.#isBusy = false;
  }

  async #send(): Promise<boolean> {
    const isSnapshot = this.#needsSnapshot;
    this.#needsSnapshot = false;
    const people = isSnapshot ? this.#pbx.people().filter(hasCalls) : [...this.#changed];
    this.#changed.clear();
    this.#sequence += 1;
    const type = isSnapshot ? 'snapshot' : 'change';
    const message = { version: 1, type, epoch: this.#epoch, sequence: this.#sequence, people: people.map(told) };
    const answer = await this.#post(JSON.stringify(message));
    if (answer === undefined) {
      // Only the present counts: what could not be told is told by the snapshot.
      this.#changed.clear();
      this.#needsSnapshot = true;
      return false;
    }
    this.answers.push(answer);
    if (answer.body.snapshotWanted === true && !isSnapshot) this.#needsSnapshot = true;
    return true;
  }

  /** Undefined where it has to be tried again: no answer, a 5xx, a clock that is wrong. */
  async #post(body: string): Promise<Answer | undefined> {
    const timestamp = String(Math.floor(this.#pbx.now() / 1000));
    const nonce = randomBytes(18).toString('base64url');
    const signed = createHmac('sha256', this.#options.secret).update(`v1:${timestamp}:${nonce}:${body}`).digest('hex');
    try {
      const response = await fetch(this.#options.address, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-bridge-timestamp': timestamp,
          'x-bridge-nonce': nonce,
          'x-bridge-signature': `v1=${signed}`,
        },
        body,
      });
      const answer = { status: response.status, body: (await response.json()) as Answer['body'] };
      if (response.ok) return answer;
      this.answers.push(answer);
      return undefined;
    } catch {
      return undefined;
    }
  }

  async #pause(): Promise<void> {
    const first = this.#options.retryAfterMs ?? 1_000;
    const ms = Math.min(first * 2 ** this.#failures, first * 30);
    this.#failures += 1;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#stops.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

function hasCalls(person: Person): boolean {
  return [...person.calls.values()].some((leg) => !isOver(leg));
}

/** A person's calls, always whole. */
function told(person: Person): Told {
  const calls = [...person.calls.values()].filter((leg) => !isOver(leg)).map(callOf);
  return { login: person.login, calls };
}

function callOf(leg: CallLeg): object {
  return { id: leg.id, state: leg.state, number: otherNumber(leg) };
}
