/** What the PBX pushes of everybody: calls by busy lamps or a companion module, and chat status. */
import { telephonyStateOf, type TelephonySource } from '../domain/call.ts';
import type { Fact } from '../domain/facts.ts';
import type { PbxUser, PersonId } from '../domain/person.ts';
import type { Connections } from './connections.ts';
import type { ChatFeed, TelephonyFeed } from './ports.ts';

export type FeedsOptions = {
  readonly telephony: readonly TelephonyFeed[];
  readonly chat: ChatFeed | null;
  readonly connections: Pick<Connections, 'detail'>;
  /** The matched person of a PBX user. */
  readonly personOf: (pbxUserId: string) => PersonId | undefined;
  readonly post: (personId: PersonId, fact: Fact) => void;
  readonly postToAll: (fact: Fact) => void;
};

export class Feeds {
  readonly #options: FeedsOptions;
  readonly #refused = new Set<TelephonySource>();

  constructor(options: FeedsOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const { telephony, chat } = this.#options;
    await Promise.all([
      ...telephony.map((feed) => this.#startCalls(feed)),
      ...(chat === null ? [] : [this.#startChat(chat)]),
    ]);
  }

  watch(users: readonly PbxUser[]): void {
    for (const feed of this.#all()) feed.watch(users);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#all().map((feed) => feed.stop()));
  }

  #all(): readonly (TelephonyFeed | ChatFeed)[] {
    const { telephony, chat } = this.#options;
    return chat === null ? telephony : [...telephony, chat];
  }

  #startCalls(feed: TelephonyFeed): Promise<void> {
    const { source } = feed;
    const { connections } = this.#options;
    return feed.start({
      calls: (userId, calls) => {
        if (this.#refused.delete(source)) connections.detail('starface', source, 'ok');
        this.#post(userId, { type: 'callsRead', source, state: telephonyStateOf(calls) });
      },
      unknown: (userId) => this.#post(userId, { type: 'callsLost', source }),
      lost: () => this.#options.postToAll({ type: 'callsLost', source }),
      refused: () => {
        this.#refused.add(source);
        connections.detail('starface', source, 'refused');
      },
    });
  }

  #startChat(chat: ChatFeed): Promise<void> {
    const { connections, postToAll } = this.#options;
    return chat.start({
      statuses: (changed) => {
        connections.detail('starface', 'chat', 'ok');
        for (const [userId, value] of changed) this.#post(userId, { type: 'chatSeen', value });
      },
      lost: () => {
        connections.detail('starface', 'chat', 'unavailable');
        postToAll({ type: 'chatSeen', value: null });
      },
      refused: () => {
        connections.detail('starface', 'chat', 'refused');
        postToAll({ type: 'chatSeen', value: null });
      },
    });
  }

  #post(userId: string, fact: Fact): void {
    const personId = this.#options.personOf(userId);
    if (personId !== undefined) this.#options.post(personId, fact);
  }
}
