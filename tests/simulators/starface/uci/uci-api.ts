import type { Exchange, Job, Reply } from '../http/exchange.ts';
import type { Pbx } from '../pbx/pbx.ts';
import type { Person } from '../pbx/person.ts';
import { callbackAddress } from './callback-address.ts';
import { parseMethodName } from './dialect.ts';
import type { ModuleEntry, Modules } from './modules.ts';
import { illegalAccess, notConnected, UciFault, UciParams, type UciMethod, type UciService } from './request.ts';
import type { Sessions } from './session.ts';
import { decodeMethodCall, encodeFault, encodeMethodResponse, isStruct, type MethodCall } from './xml-rpc.ts';

export type UciApiOptions = {
  readonly pbx: Pbx;
  readonly sessions: Sessions;
  /** By service name. */
  readonly modules: Modules;
  readonly services: () => Readonly<Record<string, UciService>>;
  readonly authenticate: (exchange: Exchange) => Person | undefined;
  /** Login that a request claims, proven or not, for the records. */
  readonly claimedLogin: (exchange: Exchange) => string;
  readonly onUnknown: (what: string) => void;
};

/** `/xml-rpc`: reads the call, checks token and session, answers a value or a fault. */
export class UciApi {
  readonly #options: UciApiOptions;

  constructor(options: UciApiOptions) {
    this.#options = options;
  }

  plan(exchange: Exchange): Job {
    let call: MethodCall;
    try {
      call = decodeMethodCall(exchange.body.toString('utf8'));
    } catch {
      // Source: an empty POST to /xml-rpc is answered with 400 (seen by public clients).
      return { operation: 'unreadable', run: () => ({ status: 400, body: 'Bad Request' }) };
    }
    const entry = this.#options.modules.find(call.methodName);
    if (entry !== undefined) return this.#planModule(exchange, call, entry);
    const name = parseMethodName(call.methodName);
    const method = name === undefined ? undefined : find(this.#options.services(), name.service, name.method);
    if (name === undefined || method === undefined) {
      this.#options.onUnknown(call.methodName);
      const fault = new UciFault(0, `No such handler: ${call.methodName}`);
      return { operation: 'unknown', run: () => faultReply(fault) };
    }
    const params = new UciParams(call.params);
    const operation = method.operation ?? `${name.service}.${name.method}`;
    const run = (): Reply => this.#run(exchange, method, name.version, params);
    if (method.writes === undefined) return { operation, run };
    const person = this.#options.claimedLogin(exchange);
    return { operation, change: { person, value: method.writes(params) }, run };
  }

  /** Modules know no session: a valid login is enough, or none where the entry is open. */
  #planModule(exchange: Exchange, call: MethodCall, entry: ModuleEntry): Job {
    const [input] = call.params;
    const run = (): Reply => {
      const caller = this.#options.authenticate(exchange);
      if (caller === undefined && entry.open !== true) return faultReply(illegalAccess('the token is not valid.'));
      try {
        return xml(encodeMethodResponse(entry.run(isStruct(input) ? input : {}, caller)));
      } catch (error) {
        return faultReply(new UciFault(3, error instanceof Error ? error.message : 'the module failed.'));
      }
    };
    const person = this.#options.claimedLogin(exchange);
    return { operation: 'callModule', change: { person, value: { method: call.methodName, input } }, run };
  }

  #run(exchange: Exchange, method: UciMethod, version: 'v20' | 'v22' | 'v30', params: UciParams): Reply {
    const { pbx, sessions, authenticate } = this.#options;
    try {
      const person = authenticate(exchange);
      if (person === undefined) throw illegalAccess('the token is not valid.');
      const callback = callbackAddress(exchange);
      const session = sessions.use(person, callback);
      if (session === undefined && method.withoutSession !== true) throw notConnected();
      const value = method.run({ pbx, person, version, params, sessions, callback }, session);
      return xml(encodeMethodResponse(value));
    } catch (error) {
      if (error instanceof UciFault) return faultReply(error);
      throw error;
    }
  }
}

function find(services: Readonly<Record<string, UciService>>, service: string, method: string): UciMethod | undefined {
  const methods = Object.hasOwn(services, service) ? services[service] : undefined;
  return methods !== undefined && Object.hasOwn(methods, method) ? methods[method] : undefined;
}

function faultReply(fault: UciFault): Reply {
  return xml(encodeFault(fault.code, fault.message));
}

/** The cookie comes back from every PBX; no client has to keep it. */
function xml(body: string): Reply {
  const headers = { 'content-type': 'text/xml;charset=UTF-8', 'set-cookie': 'JSESSIONID=simulated; Path=/; HttpOnly' };
  return { status: 200, headers, body };
}
