import type { ChatFeed, Log } from '../../../bridge/ports.ts';
import type { PbxUser } from '../../../domain/person.ts';
import type { ChatStatus } from '../../../domain/telephone.ts';
import { chatNames, coversAll, foldName, namesByLogin } from './chat-names.ts';
import type { ChatNames } from './chat-names.ts';
import { isSameStatus } from './chat-presence.ts';
import type { ChatWatch, ChatWatchEvents } from './chat-watch.ts';

type Report = Parameters<ChatFeed['start']>[0];

const noInformation: ChatStatus = { state: null, text: '' };

export type ChatFeedParts = {
  readonly openWatch: (events: ChatWatchEvents) => ChatWatch;
  /** Login of the technical account: it is not in its own roster. */
  readonly ownLogin: string;
  readonly forgetRefusal: () => void;
  readonly readInternalNumbers: () => Promise<ReadonlyMap<string, string>>;
  readonly log: Log;
};

/** Everybody's chat status by the PBX's user ids: joins what the roster says under names with the people to report. */
export class XmppChatFeed implements ChatFeed {
  readonly #parts: ChatFeedParts;
  readonly #watch: ChatWatch;
  #report: Report | null = null;
  #users: readonly PbxUser[] = [];
  #roster: ReadonlySet<string> | null = null;
  /** Null while it is being found out who is who; until then nothing is told. */
  #names: ChatNames | null = null;
  readonly #byName = new Map<string, ChatStatus>();
  readonly #told = new Map<PbxUser['id'], ChatStatus>();
  /** Counts what makes an answer on its way worthless. */
  #round = 0;

  constructor(parts: ChatFeedParts) {
    this.#parts = parts;
    this.#watch = parts.openWatch({
      roster: (names) => {
        this.#roster = new Set([...names].map(foldName));
        this.#nameAgain();
      },
      statuses: (changed) => {
        for (const [name, status] of changed) this.#byName.set(foldName(name), status);
        this.#tell();
      },
      lost: () => {
        this.#forget();
        this.#report?.lost();
      },
      refused: () => this.#report?.refused(),
    });
  }

  start(report: Report): Promise<void> {
    this.#report = report;
    this.#watch.start();
    return Promise.resolve();
  }

  watch(users: readonly PbxUser[]): void {
    this.#users = users;
    this.#nameAgain();
  }

  /** After a refusal: the password may be right now. */
  tryAgain(): void {
    this.#parts.forgetRefusal();
    if (this.#report !== null) this.#watch.start();
  }

  stop(): Promise<void> {
    this.#report = null;
    this.#watch.stop();
    this.#forget();
    return Promise.resolve();
  }

  #forget(): void {
    this.#round += 1;
    this.#roster = null;
    this.#names = null;
    this.#byName.clear();
    this.#told.clear();
  }

  #nameAgain(): void {
    this.#round += 1;
    const round = this.#round;
    const roster = this.#roster;
    if (roster === null) return;
    const listed = this.#users.filter(({ login }) => login !== this.#parts.ownLogin);
    const byLogin = namesByLogin(listed);
    if (coversAll(byLogin, roster)) {
      this.#use(byLogin);
      return;
    }
    this.#parts.readInternalNumbers().then(
      (numbers) => {
        if (round === this.#round) this.#use(chatNames(roster, listed, numbers));
      },
      () => {
        if (round !== this.#round) return;
        this.#parts.log.warn('internal numbers could not be read; chat accounts are taken for Login-IDs');
        this.#use(byLogin);
      },
    );
  }

  #use(names: ChatNames): void {
    this.#names = names;
    this.#tell();
  }

  #tell(): void {
    const names = this.#names;
    if (names === null) return;
    const news = new Map<PbxUser['id'], ChatStatus>();
    for (const [userId, name] of names) {
      const status = this.#byName.get(name);
      const told = this.#told.get(userId);
      // Somebody whose login was changed is not known under the new one before the PBX says so.
      const next = status ?? (told === undefined ? undefined : noInformation);
      if (next !== undefined && !isSameStatus(told, next)) news.set(userId, next);
    }
    for (const userId of this.#told.keys()) if (!names.has(userId)) this.#told.delete(userId);
    for (const [userId, status] of news) this.#told.set(userId, status);
    if (news.size > 0) this.#report?.statuses(news);
  }
}
