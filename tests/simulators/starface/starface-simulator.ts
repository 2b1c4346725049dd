import { randomBytes } from 'node:crypto';
import type { Fault, RecordedWrite, RequestStats, Simulator } from '../simulator.ts';
import { ClassicLogin } from './auth/classic-login.ts';
import { Gatekeeper } from './auth/gatekeeper.ts';
import { CompanionModule, type CompanionModuleOptions } from './companion/companion-module.ts';
import { Refusal, type Exchange, type Job } from './http/exchange.ts';
import { crossOriginHeaders, planPreflight } from './http/cross-origin.ts';
import { RequestLog } from './http/request-log.ts';
import { planFile } from './http/files.ts';
import { PbxServer } from './http/server.ts';
import { OAuthServer } from './oauth/oauth-server.ts';
import { ADMIN_LOGIN, FULL_VERSIONS, type StarfaceOptions } from './options.ts';
import { answerOutside } from './pbx/auto-answer.ts';
import { findPerson } from './pbx/find-person.ts';
import { Pbx } from './pbx/pbx.ts';
import type { Presence } from './pbx/presence.ts';
import { restRoutes } from './rest/all-routes.ts';
import { RestApi } from './rest/rest-api.ts';
import { seed } from './seed.ts';
import { Signal } from './pbx/signal.ts';
import { SimulatedPerson } from './simulated-person.ts';
import { forwardCallEvents } from './uci/call-events.ts';
import { CallbackSender, type CallbackQuirks } from './uci/callback-sender.ts';
import { forwardMessageEvents, tellReset } from './uci/message-events.ts';
import { forwardLampEvents } from './uci/lamp-events.ts';
import { uciServices, type UciSettings } from './uci/services/all-services.ts';
import { Modules, type ModuleEntry } from './uci/modules.ts';
import { Sessions } from './uci/session.ts';
import { UciApi } from './uci/uci-api.ts';

const DEFAULT_ADMIN_PASSWORD = 'Administrator-0001';

/** A STARFACE PBX to test against: see `startStarface`. */
export class StarfaceSimulator implements Simulator {
  readonly admin: { readonly login: string; readonly password: string };
  readonly restClient: { readonly id: string; readonly secret: string };
  readonly #crossOrigin: boolean;
  readonly #pbx: Pbx;
  readonly #log: RequestLog;
  readonly #classicLogin: ClassicLogin;
  readonly #oauth: OAuthServer | undefined;
  readonly #sessions: Sessions;
  readonly #callbacks = new CallbackSender();
  readonly #rest: RestApi;
  readonly #uci: UciApi;
  readonly #server: PbxServer;
  readonly #modules = new Modules();
  readonly #outages = new Signal<Fault | 'restart'>();
  readonly #companions = new Set<CompanionModule>();
  readonly #stopAutoAnswer: () => void;
  #uciSettings: UciSettings;
  #url = '';

  constructor(options: StarfaceOptions) {
    const now = options.now ?? Date.now;
    this.#crossOrigin = options.crossOrigin ?? true;
    this.admin = { login: ADMIN_LOGIN, password: options.adminPassword ?? DEFAULT_ADMIN_PASSWORD };
    this.restClient = {
      id: 'rest-client-headless',
      secret: options.restClientSecret ?? `rest-client-headless-${randomBytes(12).toString('hex')}`,
    };
    this.#uciSettings = {
      serverVersion: FULL_VERSIONS[options.version ?? 10],
      withheld: new Set(),
      functionKeyEvents: undefined,
      lamps: { dialect: 'flat', lowerCase: false },
    };
    this.#pbx = new Pbx(now, options.timeZone ?? 'local');
    seed(this.#pbx, options.people, this.admin.password);
    this.#log = new RequestLog(now);
    this.#classicLogin = new ClassicLogin(this.#pbx);
    this.#oauth =
      (options.version ?? 10) < 10
        ? undefined
        : new OAuthServer({
            pbx: this.#pbx,
            headlessSecret: this.restClient.secret,
            redirectUris: options.oauthRedirectUris ?? [],
            url: () => this.#url,
            localPasswords: () => this.#classicLogin.enabled,
          });
    const gate = new Gatekeeper({
      pbx: this.#pbx,
      classic: this.#classicLogin,
      tokens: this.#oauth?.tokens,
      acceptOlderUciTokens: options.acceptOlderUciTokens ?? true,
    });
    this.#sessions = new Sessions(now);
    const onUnknown = (what: string): void => this.#log.unknownRequest(what);
    this.#rest = new RestApi({
      pbx: this.#pbx,
      routes: restRoutes(this.#classicLogin, options.version ?? 10),
      authenticate: (exchange) => gate.restPerson(exchange),
      onUnknown,
    });
    this.#uci = new UciApi({
      pbx: this.#pbx,
      sessions: this.#sessions,
      modules: this.#modules,
      services: uciServices(() => this.#uciSettings),
      authenticate: (exchange) => gate.uciPerson(exchange),
      claimedLogin: (exchange) => gate.claimedLogin(exchange),
      onUnknown,
    });
    this.#server = new PbxServer({
      host: options.host ?? '127.0.0.1',
      port: options.port ?? 0,
      tls: options.tls,
      log: this.#log,
      plan: (exchange) => this.#plan(exchange),
      commonHeaders: (exchange) => (this.#crossOrigin ? crossOriginHeaders(exchange) : {}),
    });
    forwardCallEvents(this.#pbx, this.#sessions, this.#callbacks);
    forwardMessageEvents(this.#pbx, this.#sessions, this.#callbacks);
    const lampService = (): string | undefined => this.#uciSettings.functionKeyEvents;
    forwardLampEvents(this.#pbx, this.#sessions, this.#callbacks, lampService);
    this.#stopAutoAnswer = answerOutside(this.#pbx, options.autoAnswerMs);
  }

  async start(): Promise<void> {
    this.#url = await this.#server.start();
  }

  /** Without a slash at the end; `/rest`, `/xml-rpc` and `/auth/realms/pbx` are below. */
  get url(): string {
    return this.#url;
  }

  /** By login, e-mail, user id or first name; throws where nobody has it. */
  person(key: string): SimulatedPerson {
    const person = findPerson(this.#pbx, key);
    if (person === undefined) throw new Error(`the PBX has no person ${key}`);
    return new SimulatedPerson(this.#pbx, person);
  }

  people(): readonly SimulatedPerson[] {
    return this.#pbx.people().map((person) => new SimulatedPerson(this.#pbx, person));
  }

  /**
   * Tells every change of what the PBX knows of a person's reachability, whichever interface made it. An XMPP server
   * beside this one hangs on here. Answers the function that ends the subscription.
   */
  onPresenceChange(listener: (login: string, presence: Presence) => void): () => void {
    return this.#pbx.presence.changed.on(({ person, after }) => listener(person.login, after));
  }

  setFault(fault: Fault): void {
    this.#server.setFault(fault);
    this.#outages.emit(fault);
  }

  /** Tells every fault that is set and every restart, for servers beside this one. Answers the function that ends it. */
  onOutage(listener: (outage: Fault | 'restart') => void): () => void {
    return this.#outages.on(listener);
  }

  stats(): RequestStats {
    return this.#log.stats();
  }

  writes(since?: Date): readonly RecordedWrite[] {
    return this.#log.writes(since);
  }

  /** A change that came by another interface than this server's, such as XMPP. */
  wrote(operation: string, person: string, value: unknown): void {
    this.#log.wrote(operation, person, value);
  }

  /** Requests that no PBX would know, such as `GET /rest/usres`. */
  unknownRequests(): readonly string[] {
    return this.#log.unknownRequests();
  }

  /** What this PBX's UCI offers and how it spells its lamps. */
  setUci(settings: Partial<UciSettings>): void {
    this.#uciSettings = { ...this.#uciSettings, ...settings };
  }

  /** A limit of function keys for one set; without limit where never called. */
  setMaxFunctionKeys(count: number): void {
    this.#pbx.functionKeys.maxKeys = count;
  }

  /** Somebody deletes all function keys of a person in the web interface. */
  removeFunctionKeys(login: string): void {
    const person = this.#pbx.byLogin(login);
    if (person !== undefined) this.#pbx.functionKeys.setOf(person).places.splice(0);
  }

  /** An administrator sets up a module whose entries can be called by `<instance>.<entry>` over XML-RPC. */
  installModule(instance: string, entries: Readonly<Record<string, ModuleEntry>>): void {
    this.#modules.install(instance, entries);
  }

  /** Starts the companion module inside this PBX; it stops with the PBX at the latest. */
  runCompanionModule(options: CompanionModuleOptions): CompanionModule {
    const module = new CompanionModule(this.#pbx, options);
    this.#companions.add(module);
    module.start();
    return module;
  }

  /** Somebody outside calls a group, by its name. Answers the logins of those whose phones ring. */
  callGroup(name: string, from: string): readonly string[] {
    const group = this.#pbx.groups.all().find((one) => one.name === name);
    if (group === undefined) throw new Error(`the PBX has no group ${name}`);
    return this.#pbx.calls.incomingToGroup(group, from).map(({ person }) => person.login);
  }

  setCallbackQuirks(quirks: CallbackQuirks): void {
    this.#callbacks.quirks = quirks;
  }

  /** Resolves when every event sent so far has reached its client or was given up. */
  callbacksSettled(): Promise<void> {
    return this.#callbacks.settled();
  }

  callbackCounts(): { readonly delivered: number; readonly failed: number } {
    return { delivered: this.#callbacks.delivered, failed: this.#callbacks.failed };
  }

  /** Ends UCI sessions at once, of everybody or of one person: the next keepAlive is answered with false. */
  dropUciSessions(login?: string): void {
    this.#sessions.dropAll(login === undefined ? undefined : this.#pbx.byLogin(login));
  }

  /** Live UCI sessions of a person. */
  uciSessions(login: string): number {
    const person = this.#pbx.byLogin(login);
    return person === undefined ? 0 : this.#sessions.of(person).length;
  }

  /** Voids every REST token and access token at once; refresh tokens live on. */
  expireTokens(): void {
    this.#classicLogin.revokeAll();
    this.#oauth?.tokens.expireAccess();
  }

  /** Version 10 with an external identity provider: no classic login, no UCI hash, no password grant. */
  setExternalIdp(on: boolean): void {
    this.#classicLogin.enabled = !on;
    if (on) this.#classicLogin.revokeAll();
  }

  /** All tokens and sessions are void, running calls are gone without an event, every connection is cut. */
  restart(): void {
    tellReset(this.#sessions, this.#callbacks);
    this.#classicLogin.revokeAll();
    this.#oauth?.tokens.revokeAll();
    this.#sessions.dropAll();
    for (const person of this.#pbx.people()) this.#pbx.calls.dropAll(person);
    this.#server.dropConnections();
    this.#outages.emit('restart');
  }

  async stop(): Promise<void> {
    this.#stopAutoAnswer();
    for (const module of this.#companions) module.stop();
    this.#callbacks.stop();
    await this.#server.stop();
  }

  #plan(exchange: Exchange): Job {
    const { path } = exchange;
    const early = (this.#crossOrigin ? planPreflight(exchange) : undefined) ?? this.#oauth?.plan(exchange);
    if (early !== undefined) return early;
    const file = planFile(this.#pbx, exchange);
    if (file !== undefined) return file;
    if (path === '/xml-rpc') return this.#uci.plan(exchange);
    if (path === '/rest' || path.startsWith('/rest/')) return this.#rest.plan(exchange, path.slice('/rest'.length));
    this.#log.unknownRequest(`${exchange.method} ${path}`);
    return { operation: 'unknown', run: () => new Refusal(404, 'NOT_FOUND', 'There is no such page.').toReply() };
  }
}
