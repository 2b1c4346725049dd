import type { Clock, PbxAccount, PbxTelephone } from '../../../bridge/ports.ts';
import type { Call } from '../../../domain/call.ts';
import type { Capability } from '../../../domain/views.ts';
import { toFlag } from '../net/flag.ts';
import { isOutsideError, starfaceError } from '../starface-error.ts';
import type { UciRequests } from './dialect.ts';
import { UciFault } from './fault.ts';
import type { UciAsk } from './connection.ts';
import type { UciSession } from './session.ts';
import { createTelephone } from './telephone.ts';
import { OwnChatStatus } from '../xmpp/own-chat-status.ts';
import type { OwnPresence } from '../xmpp/own-presence.ts';
import type { XmlRpcValue } from './xml-rpc/value.ts';

const CONNECT_PATIENCE_MS = 8_000;
const LOGOUT_LIMIT_MS = 2_000;

/** What a person does with his own account; each request waits for the session where it is just being made. */
export class StarfaceAccount implements PbxAccount {
  readonly telephone: PbxTelephone;
  readonly #session: UciSession;
  readonly #requests: UciRequests;
  readonly #leave: () => void;
  readonly #forget: () => Promise<void>;
  readonly #chat: OwnChatStatus | null;

  constructor(parts: {
    readonly session: UciSession;
    readonly requests: UciRequests;
    readonly clock: Clock;
    /** IANA zone in which the PBX tells the time. */
    readonly zone: string;
    /** Opens the person's own chat session; null where there is no chat server. */
    readonly openChat: (() => OwnPresence) | null;
    /** Stops whatever is on its way. */
    readonly leave: () => void;
    /** Gives up the tokens, after the session was left. */
    readonly forget: () => Promise<void>;
  }) {
    this.#session = parts.session;
    this.#requests = parts.requests;
    this.#leave = parts.leave;
    this.#forget = parts.forget;
    this.#chat = parts.openChat === null ? null : new OwnChatStatus(parts.openChat);
    this.telephone = createTelephone({
      ask: (request, parameters, more) => this.#ask(request, parameters, more),
      capabilities: this.capabilities,
      chat: this.#chat,
      callsChanged: () => this.#session.rereadSoon(),
      now: () => parts.clock.now(),
      zone: parts.zone,
    });
  }

  readonly capabilities = (): readonly Capability[] => this.#session.capabilities();

  async placeCall(number: string, phoneId = ''): Promise<Call> {
    // Without a phone the PBX rings the person's primary one.
    const id = await this.#ask('call.placeCallWithPhone', [number, phoneId, '']);
    if (typeof id !== 'string' || id.trim() === '') {
      throw starfaceError('rejected', 'number-refused', 'STARFACE does not dial this number');
    }
    this.#session.watch.placed(id, number);
    this.#session.rereadSoon();
    const call = this.#session.watch.find(id);
    return call ?? { id, state: 'ringingOut', number, name: null, connectedAt: null };
  }

  async hangUp(callId: string): Promise<void> {
    const known = this.#session.watch.find(callId) !== undefined;
    const done = await this.#ask('call.hangupCall', [callId]);
    this.#session.rereadSoon();
    if (toFlag(done) !== false) return;
    if (!known) throw starfaceError('notFound', 'not-found', 'STARFACE knows no such call');
    throw starfaceError('rejected', 'rejected', 'STARFACE does not end this call');
  }

  async close(): Promise<void> {
    const wasRefused = this.#session.isRefused();
    this.#session.close();
    this.#chat?.close();
    this.#leave();
    // Whoever was refused has no session to leave.
    if (wasRefused) return;
    const limits = { signal: undefined, limitMs: LOGOUT_LIMIT_MS };
    await this.#requests.ask('connection.logout', [], limits).catch(() => undefined);
    await this.#forget();
  }

  /** One request of the session; where the PBX forgot the session, once more after a new login: nothing was done. */
  async #ask(
    request: string,
    parameters: readonly XmlRpcValue[] = [],
    more: Partial<UciAsk> = {},
  ): Promise<XmlRpcValue> {
    await this.#connected();
    try {
      return await this.#requests.ask(request, parameters, more);
    } catch (error) {
      if (!(error instanceof UciFault) || error.kind !== 'notConnected') throw explain(error, request);
    }
    this.#session.reconnect();
    await this.#connected();
    return this.#requests.ask(request, parameters, more).catch((error: unknown) => {
      throw explain(error, request);
    });
  }

  async #connected(): Promise<void> {
    if (await this.#session.whenConnected(CONNECT_PATIENCE_MS)) return;
    if (this.#session.isRefused()) {
      throw starfaceError('unauthorized', 'wrong-credentials', 'STARFACE refuses login or password');
    }
    throw starfaceError('unavailable', 'unavailable', 'There is no session at STARFACE');
  }
}

function explain(error: unknown, request: string): unknown {
  if (isOutsideError(error) || !(error instanceof UciFault)) return error;
  return error.toOutsideError(request);
}
