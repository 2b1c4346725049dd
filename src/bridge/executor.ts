/** Carries commands out, one at a time per person and side, and turns every outcome into a fact. */
import type { Command, Fact, ValueLeverName } from '../domain/facts.ts';
import type { Failure } from '../domain/outside-error.ts';
import type { PersonId } from '../domain/person.ts';
import type { DisplayLever } from './connections.ts';
import { toOutside } from './directory.ts';
import type { CallDisplayWrites, DndReading, Microsoft365, OutsideError, Pbx, PbxTelephone, Side } from './ports.ts';

export type ExecutorOptions = {
  readonly pbx: Pick<Pbx, 'readDnd' | 'writeDnd' | 'userSettings'>;
  /** The person's own session, where he linked his account; null where there is none. */
  readonly telephone: (personId: PersonId) => PbxTelephone | null;
  readonly microsoft: Pick<Microsoft365, 'setPresence' | 'clearPresence' | 'callDisplay'>;
  readonly post: (personId: PersonId, fact: Fact) => void;
  /** Object id at Microsoft. */
  readonly microsoftUserId: (personId: PersonId) => string;
  readonly pbxUserId: (personId: PersonId) => string | null;
  /** Every answer of a side, for its connection state. */
  readonly answered: (side: Side, error: OutsideError | null, write: boolean) => void;
  /** Every answer about what shows at Microsoft beside the session. */
  readonly displayAnswered: (lever: DisplayLever, error: OutsideError | null) => void;
};

export class Executor {
  readonly #options: ExecutorOptions;
  readonly #underWay = new Set<string>();
  readonly #readings = new Map<PersonId, DndReading>();

  constructor(options: ExecutorOptions) {
    this.#options = options;
  }

  /** Commands under way, for a graceful stop. */
  get size(): number {
    return this.#underWay.size;
  }

  execute(personId: PersonId, command: Command): boolean {
    switch (command.type) {
      case 'readDnd':
        return this.#readDnd(personId, command.priority);
      case 'writeDnd':
        return this.#writeDnd(personId, command.on, command.priority);
      case 'setPresence':
        return this.#start(personId, 'microsoft', true, async () => {
          await this.#options.microsoft.setPresence(this.#options.microsoftUserId(personId), command.pair, command);
          return { type: 'leaseSet' };
        });
      case 'readChat':
        return this.#lever(personId, 'chat', async () => {
          const telephone = this.#options.telephone(personId);
          if (telephone === null) return null;
          const { state, text } = await telephone.chatStatus();
          // A state that cannot be set is no part of the lever.
          return { type: 'chatRead', value: { state: telephone.setsChatState ? state : null, text } };
        });
      case 'writeChat':
        return this.#lever(personId, 'chat', async () => {
          const telephone = this.#options.telephone(personId);
          if (telephone === null) return null;
          await telephone.setChatStatus(command.value);
          return { type: 'leverWritten', lever: 'chat' };
        });
      case 'readRedirections':
        return this.#lever(personId, 'redirection', async () => {
          const userId = this.#options.pbxUserId(personId);
          const settings = this.#options.pbx.userSettings;
          if (userId === null || settings === undefined) return null;
          return { type: 'redirectionsRead', value: await settings.readRedirections(userId, 'claim') };
        });
      case 'writeRedirections':
        return this.#lever(personId, 'redirection', async () => {
          const userId = this.#options.pbxUserId(personId);
          const settings = this.#options.pbx.userSettings;
          if (userId === null || settings === undefined) return null;
          for (const slot of command.value) await settings.writeRedirection(userId, slot, 'claim');
          return { type: 'leverWritten', lever: 'redirection' };
        });
      case 'clearPresence':
        return this.#start(personId, 'microsoft', true, async () => {
          await this.#options.microsoft.clearPresence(this.#options.microsoftUserId(personId));
          return { type: 'leaseCleared' };
        });
      case 'setPreferredPresence':
        return this.#display(personId, 'preferred', async (display, userId) => {
          await display.setPreferredPresence(userId, command.pair, command.durationMs);
          return { type: 'preferredSet' };
        });
      case 'clearPreferredPresence':
        return this.#display(personId, 'preferred', async (display, userId) => {
          await display.clearPreferredPresence(userId);
          return { type: 'preferredCleared' };
        });
      case 'readMessage':
        return this.#display(personId, 'message', async (display, userId) => ({
          type: 'messageRead',
          value: await display.readStatusMessage(userId),
        }));
      case 'writeMessage':
        return this.#display(personId, 'message', async (display, userId) => {
          await display.setStatusMessage(userId, command.text, command.durationMs);
          return { type: 'leverWritten', lever: 'message' };
        });
    }
  }

  /** Chat status and redirections have places of their own: they never keep DND waiting. Null: it cannot be done. */
  #lever(personId: PersonId, lever: ValueLeverName, run: () => Promise<Fact | null>): boolean {
    return this.#beside(personId, lever, 'starface', run);
  }

  /** What shows at Microsoft beside the session never keeps the session waiting. */
  #display(
    personId: PersonId,
    lever: DisplayLever,
    run: (display: CallDisplayWrites, userId: string) => Promise<Fact>,
  ): boolean {
    const { microsoft, microsoftUserId, displayAnswered } = this.#options;
    const { callDisplay } = microsoft;
    if (callDisplay === undefined) return false;
    return this.#beside(personId, lever, 'microsoft', async () => {
      try {
        const fact = await run(callDisplay, microsoftUserId(personId));
        // Reading may be allowed where writing is not.
        if (fact.type !== 'messageRead') displayAnswered(lever, null);
        return fact;
      } catch (error) {
        displayAnswered(lever, toOutside('microsoft', error));
        throw error;
      }
    });
  }

  #beside(
    personId: PersonId,
    lever: ValueLeverName | 'preferred',
    side: Side,
    run: () => Promise<Fact | null>,
  ): boolean {
    const place = `${lever}:${personId}`;
    if (this.#underWay.has(place)) return false;
    this.#underWay.add(place);
    void run()
      .catch((error: unknown): Fact => {
        const failure = failureOf(toOutside(side, error));
        return lever === 'preferred' ? { type: 'preferredFailed', failure } : { type: 'leverFailed', lever, failure };
      })
      .then((fact) => {
        this.#underWay.delete(place);
        if (fact !== null) this.#options.post(personId, fact);
      });
    return true;
  }

  #readDnd(personId: PersonId, priority: 'release' | 'claim' | 'poll'): boolean {
    const userId = this.#options.pbxUserId(personId);
    if (userId === null) return false;
    return this.#start(personId, 'starface', false, async () => {
      const reading = await this.#options.pbx.readDnd(userId, priority);
      this.#readings.set(personId, reading);
      return { type: 'dndRead', on: reading.on };
    });
  }

  #writeDnd(personId: PersonId, on: boolean, priority: 'release' | 'claim'): boolean {
    const userId = this.#options.pbxUserId(personId);
    const reading = this.#readings.get(personId);
    if (userId === null || reading === undefined) return false;
    return this.#start(personId, 'starface', true, async () => {
      // A reading serves one write: the next one is compared anew.
      this.#readings.delete(personId);
      await this.#options.pbx.writeDnd(userId, on, reading.basis, priority);
      return { type: 'dndWritten', on };
    });
  }

  #start(personId: PersonId, side: Side, write: boolean, run: () => Promise<Fact>): boolean {
    const place = `${side}:${personId}`;
    if (this.#underWay.has(place)) return false;
    this.#underWay.add(place);
    void run()
      .then(
        (fact) => {
          this.#options.answered(side, null, write);
          return fact;
        },
        (error: unknown) => this.#failed(side, write, error),
      )
      .then((fact) => {
        this.#underWay.delete(place);
        this.#options.post(personId, fact);
      });
    return true;
  }

  #failed(side: Side, write: boolean, error: unknown): Fact {
    const outside = toOutside(side, error);
    this.#options.answered(side, outside, write);
    const failure = failureOf(outside);
    return side === 'starface' ? { type: 'dndFailed', failure } : { type: 'leaseFailed', failure };
  }
}

function failureOf({ kind, retryAfterMs }: OutsideError): Failure {
  return retryAfterMs === undefined ? { kind } : { kind, retryAfterMs };
}
