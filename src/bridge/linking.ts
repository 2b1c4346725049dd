/** Linked STARFACE accounts: their secrets, their sessions, their calls. One session for each person who linked. */
import { telephonyStateOf, type Call } from '../domain/call.ts';
import type { Fact } from '../domain/facts.ts';
import type { Match, PersonId } from '../domain/person.ts';
import type { Capability } from '../domain/views.ts';
import {
  OutsideError,
  type AccountCredentials,
  type Clock,
  type Link,
  type Log,
  type PbxAccount,
  type PbxAccounts,
  type PbxTelephone,
  type Store,
} from './ports.ts';
import { ServiceError } from './services.ts';

/** Sessions opened a second at a start, so that 10,000 of them do not knock the PBX over. */
const openEveryMs = 50;

type Session = {
  readonly link: Link;
  readonly account: PbxAccount;
  calls: readonly Call[];
  refused: boolean;
};

export type LinkingOptions = {
  readonly accounts: PbxAccounts;
  readonly store: Pick<Store, 'loadLinks' | 'saveLink' | 'deleteLink'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly match: (personId: PersonId) => Match | undefined;
  readonly post: (personId: PersonId, fact: Fact) => void;
  readonly callsChanged: (personId: PersonId, calls: readonly Call[]) => void;
  readonly linkChanged: (personId: PersonId) => void;
};

export class Linking {
  readonly #options: LinkingOptions;
  readonly #links = new Map<PersonId, Link>();
  readonly #sessions = new Map<PersonId, Session>();
  /** In the order in which they became known; a set, because every matching asks for everybody. */
  readonly #toOpen = new Set<PersonId>();
  #cancelOpen: (() => void) | null = null;

  constructor(options: LinkingOptions) {
    this.#options = options;
  }

  get count(): number {
    return this.#links.size;
  }

  async load(): Promise<void> {
    for (const link of await this.#options.store.loadLinks()) this.#links.set(link.personId, link);
  }

  /** Opens what a new matching allows, and drops links whose person is matched with another PBX user now. */
  matched(): void {
    for (const [personId, link] of this.#links) {
      const match = this.#options.match(personId);
      if (match === undefined || this.#sessions.has(personId) || this.#toOpen.has(personId)) continue;
      if (match.pbxUser.id === link.pbxUserId) this.#toOpen.add(personId);
      else void this.forget(personId);
    }
    if (this.#cancelOpen === null) this.#openNext();
  }

  isLinked(personId: PersonId): boolean {
    return this.#links.has(personId);
  }

  capabilities(personId: PersonId): readonly Capability[] {
    const session = this.#sessions.get(personId);
    return session === undefined || session.refused ? [] : session.account.capabilities();
  }

  calls(personId: PersonId): readonly Call[] {
    return this.#sessions.get(personId)?.calls ?? [];
  }

  async link(personId: PersonId, credentials: AccountCredentials): Promise<void> {
    const match = this.#options.match(personId);
    if (match === undefined) throw new ServiceError('starface.no-account', 'This person has no account at the PBX.');
    const owner = await this.#options.accounts.verify(credentials).catch((error: unknown) => {
      throw toServiceError(error);
    });
    if (owner.id !== match.pbxUser.id) {
      throw new ServiceError('starface.other-account', 'The login belongs to another person.', { field: 'login' });
    }
    const link = { personId, pbxUserId: owner.id, login: credentials.login, password: credentials.password };
    await this.#options.store.saveLink(link);
    await this.#closeSession(personId);
    this.#links.set(personId, link);
    this.#open(personId);
    this.#options.linkChanged(personId);
  }

  /** Link and secret are gone for good; unlinking what is not linked is success. */
  async forget(personId: PersonId): Promise<void> {
    const known = this.#links.delete(personId);
    await this.#options.store.deleteLink(personId);
    await this.#closeSession(personId);
    if (known) this.#options.linkChanged(personId);
  }

  async placeCall(personId: PersonId, number: string, phoneId: string | undefined): Promise<Call> {
    const session = this.#session(personId);
    try {
      return await session.account.placeCall(number, phoneId);
    } catch (error) {
      throw toServiceError(error);
    }
  }

  async hangUp(personId: PersonId, callId: string): Promise<void> {
    const session = this.#session(personId);
    if (!session.calls.some((call) => call.id === callId))
      throw new ServiceError('not-found', 'There is no such call.');
    try {
      await session.account.hangUp(callId);
    } catch (error) {
      throw toServiceError(error);
    }
  }

  async stop(): Promise<void> {
    this.#cancelOpen?.();
    this.#toOpen.clear();
    const accounts = [...this.#sessions.values()].map((session) => session.account);
    this.#sessions.clear();
    await Promise.allSettled(accounts.map((account) => account.close()));
  }

  /** The open session of a person. @throws ServiceError where he is not linked or the session is not open */
  account(personId: PersonId): PbxAccount {
    return this.#session(personId).account;
  }

  /** For levers: null where the person has no open session or the PBX offers nothing. */
  telephone(personId: PersonId): PbxTelephone | null {
    const session = this.#sessions.get(personId);
    return session === undefined || session.refused ? null : (session.account.telephone ?? null);
  }

  #session(personId: PersonId): Session {
    const session = this.#sessions.get(personId);
    if (session !== undefined) return session;
    if (this.#links.has(personId)) {
      throw new ServiceError('starface.unavailable', 'The PBX session is not open yet.', { retryAfterSeconds: 5 });
    }
    throw new ServiceError('starface.not-linked', 'The STARFACE account is not linked.');
  }

  #openNext(): void {
    this.#cancelOpen = null;
    const [personId] = this.#toOpen;
    if (personId === undefined) return;
    this.#toOpen.delete(personId);
    if (this.#links.has(personId) && !this.#sessions.has(personId)) this.#open(personId);
    this.#cancelOpen = this.#options.clock.after(openEveryMs, () => this.#openNext());
  }

  #open(personId: PersonId): void {
    const link = this.#links.get(personId);
    if (link === undefined) return;
    const { accounts, post, callsChanged, linkChanged, log } = this.#options;
    const current = (): Session | undefined => this.#sessions.get(personId);
    const account = accounts.open(
      { login: link.login, password: link.password },
      {
        calls: (calls) => {
          const session = current();
          if (session === undefined || session.account !== account) return;
          session.calls = calls.filter((call) => call.state !== 'ended');
          post(personId, { type: 'callsRead', source: 'linked', state: telephonyStateOf(session.calls) });
          callsChanged(personId, calls);
        },
        connected: (connected) => {
          if (!connected) post(personId, { type: 'callsLost', source: 'linked' });
          linkChanged(personId);
        },
        refused: () => {
          const session = current();
          if (session !== undefined) session.refused = true;
          log.warn('the PBX refuses a linked account; the person has to link again', { person: personId });
          post(personId, { type: 'callsLost', source: 'linked' });
          linkChanged(personId);
        },
      },
    );
    this.#sessions.set(personId, { link, account, calls: [], refused: false });
  }

  async #closeSession(personId: PersonId): Promise<void> {
    const session = this.#sessions.get(personId);
    if (session === undefined) return;
    this.#sessions.delete(personId);
    this.#options.post(personId, { type: 'callsLost', source: 'linked' });
    await session.account.close().catch(() => undefined);
  }
}

/** The code of the contract for what the PBX answered to a person's wish. */
export function toServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  const cause = { cause: error };
  if (!(error instanceof OutsideError)) {
    return new ServiceError('starface.unavailable', 'The PBX did not answer as expected.', cause);
  }
  const retryAfterSeconds = Math.ceil((error.retryAfterMs ?? 5_000) / 1_000);
  // A sign-in in the browser has no password that could be wrong.
  if (error.code === 'starface.sign-in-refused' || error.code === 'starface.sign-in-stale') {
    return new ServiceError(error.code, 'The sign-in at STARFACE in the browser did not succeed.', cause);
  }
  switch (error.kind) {
    case 'unauthorized':
      return new ServiceError('starface.wrong-credentials', 'The PBX refuses login or password.', cause);
    case 'forbidden':
      return new ServiceError('capability.missing', 'The PBX account lacks the right for this.', cause);
    case 'rejected':
      return new ServiceError('number.refused', 'The PBX declined to dial this number.', cause);
    case 'notFound':
      return new ServiceError('not-found', 'The PBX does not know it any more.', cause);
    case 'rateLimited':
      return new ServiceError('busy', 'The PBX asks to wait.', { ...cause, retryAfterSeconds });
    case 'conflict':
    case 'unavailable':
      return new ServiceError('starface.unavailable', 'The PBX does not answer.', { ...cause, retryAfterSeconds });
  }
}
