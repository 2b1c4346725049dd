import { toFlag } from '../net/flag.ts';
import { starfaceError } from '../starface-error.ts';
import type { UciAsk, UciConnection } from './connection.ts';
import { UciFault } from './fault.ts';
import { stringsOf } from './xml-rpc/value.ts';
import type { XmlRpcValue } from './xml-rpc/value.ts';

/** Versions of the interface; from STARFACE 6 on the methods are the same under another prefix. */
export type Dialect = 'v30' | 'v22';

/** The requests of one person's session, under the prefix that this PBX understands. */
export class UciRequests {
  readonly connection: UciConnection;
  #dialect: Dialect = 'v30';
  readonly #signal: AbortSignal;

  constructor(connection: UciConnection, signal: AbortSignal) {
    this.connection = connection;
    this.#signal = signal;
  }

  dialect(): Dialect {
    return this.#dialect;
  }

  /** `request` such as `call.getCallIds`. Rejects with a `UciFault` or an `OutsideError`. */
  ask(request: string, parameters: readonly XmlRpcValue[] = [], more: Partial<UciAsk> = {}): Promise<XmlRpcValue> {
    const method = `ucp.${this.#dialect}.requests.${request}`;
    return this.connection.ask({ signal: this.#signal, ...more, method, parameters });
  }

  /** False where the PBX answers anything but true. */
  async logIn(): Promise<boolean> {
    this.connection.forgetSession();
    try {
      return toFlag(await this.ask('connection.login')) === true;
    } catch (error) {
      if (!(error instanceof UciFault) || !['unknownMethod', 'other'].includes(error.kind)) throw error;
      return this.#logInWithOtherDialect(error);
    }
  }

  async #logInWithOtherDialect(first: UciFault): Promise<boolean> {
    const before = this.#dialect;
    this.#dialect = before === 'v30' ? 'v22' : 'v30';
    try {
      return toFlag(await this.ask('connection.login')) === true;
    } catch (error) {
      this.#dialect = before;
      throw error instanceof UciFault ? first : error;
    }
  }

  /** Asks for the events of calls, in the version that the PBX knows; false where it gives none. */
  async subscribeCalls(): Promise<boolean> {
    for (const version of this.#dialect === 'v30' ? ['v30', 'v22'] : ['v22']) {
      try {
        if (toFlag(await this.ask('service.subscribeEvents', [`ucp.${version}.events.call`])) === true) return true;
      } catch (error) {
        if (!(error instanceof UciFault) || error.kind === 'notConnected') throw error;
      }
    }
    return false;
  }

  /** Null where the PBX does not tell. */
  async providedRequests(): Promise<readonly string[] | null> {
    try {
      const names = stringsOf(await this.ask('service.getProvidedRequests'));
      return names.length === 0 ? null : names;
    } catch (error) {
      if (error instanceof UciFault && error.kind === 'notConnected') throw error;
      // Whatever is wrong with this request alone, the session works without its answer.
      return null;
    }
  }

  /** Null where the PBX does not offer the request. */
  async callIds(): Promise<readonly string[] | null> {
    const ids = await this.ask('call.getCallIds').catch((error: unknown) => {
      if (error instanceof UciFault && error.kind === 'unknownMethod') return undefined;
      throw error;
    });
    if (ids === undefined) return null;
    if (!Array.isArray(ids)) throw starfaceError('unavailable', 'unreadable-answer', 'The list of calls is no list');
    return stringsOf(ids);
  }
}
