import type { ServerResponse } from 'node:http';
import { createStarface } from '../../../../src/adapters/starface/index.ts';
import type { Starface } from '../../../../src/adapters/starface/index.ts';
import { readMethodCall } from '../../../../src/adapters/starface/uci/xml-rpc/read.ts';
import type { XmlRpcValue } from '../../../../src/adapters/starface/uci/xml-rpc/value.ts';
import { writeMethodCall, writeMethodResponse } from '../../../../src/adapters/starface/uci/xml-rpc/write.ts';
import type { PbxAccount } from '../../../../src/bridge/ports.ts';
import { FakePbx, json } from './fake-pbx.ts';
import { Witness } from './linked-person.ts';
import { ManualClock } from './manual-clock.ts';
import { eventually, random, RecordingLog } from './surroundings.ts';

/** Answered as a fault with this text. */
export class Fault {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Asked = {
  readonly method: string;
  readonly parameters: readonly XmlRpcValue[];
  readonly query: URLSearchParams;
  readonly cookie: string | undefined;
};

type Answer = XmlRpcValue | Fault;

/**
 * A PBX whose UCI answers as a test says, method by method, for what the simulator does not play: other dialects, odd
 * answers, silence. REST logs everybody in and calls him Anna.
 */
export class FakeUci {
  readonly clock = new ManualClock();
  readonly witness = new Witness();
  readonly log = new RecordingLog();
  readonly asked: Asked[] = [];
  readonly answers = new Map<string, Answer | ((asked: Asked) => Answer)>([
    ['connection.login', true],
    ['connection.logout', true],
    ['connection.keepAlive', true],
    ['service.subscribeEvents', true],
    ['service.getProvidedRequests', []],
    ['call.getCallIds', []],
  ]);
  /** Milliseconds of the clock before an answer. */
  latencyMs = 0;
  /** What every request to UCI is answered with instead. */
  status: number | null = null;
  restLogin = 200;
  ownUser: number | object = { id: 17, login: '0101', firstName: 'Anna', familyName: 'Muster', email: '' };
  dialect: 'v30' | 'v22' = 'v30';
  readonly pbx: FakePbx;
  starface!: Starface;
  #account: PbxAccount | null = null;

  constructor() {
    this.pbx = new FakePbx(({ url, method, body, headers }, response) => {
      if (url.startsWith('/rest/login')) {
        if (method === 'GET') json(response, { loginType: 'Internal', nonce: 'n', secret: null });
        else json(response, { token: 't' }, method === 'POST' ? this.restLogin : 204);
      } else if (url === '/rest/users/me') {
        if (typeof this.ownUser === 'number') json(response, {}, this.ownUser);
        else json(response, this.ownUser);
      } else if (url === '/rest/users') {
        json(response, [{ id: 17, login: '0101', firstName: 'Anna', familyName: 'Muster', email: '' }]);
      } else {
        const call = readMethodCall(Buffer.from(body));
        const query = new URLSearchParams(url.split('?')[1]);
        this.#serve({ ...call, query, cookie: headers.cookie }, response);
      }
    });
  }

  async start(): Promise<this> {
    this.starface = createStarface({
      url: await this.pbx.start(),
      login: '0001',
      password: 'Admin-1',
      auth: 'classic',
      callbackUrl: 'http://127.0.0.1:3000',
      budget: { startPerSecond: 1_000, ceilingPerSecond: 1_000 },
      clock: this.clock,
      random,
      log: this.log,
    });
    return this;
  }

  open(): PbxAccount {
    this.#account = this.starface.accounts.open({ login: '0101', password: 'Geheim-1' }, this.witness.events);
    return this.#account;
  }

  async connect(): Promise<PbxAccount> {
    const account = this.open();
    await eventually('the session is connected', () => this.witness.connected === true);
    return account;
  }

  /** What the promise brings, while time passes slowly. */
  async outcome<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const settle = (): void => void (settled = true);
    promise.then(settle, settle);
    for (let step = 0; step < 1_000 && !settled; step += 1) {
      await this.clock.advance(5);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    return promise;
  }

  /** Methods that were asked for, without the prefix of the dialect. */
  get methods(): readonly string[] {
    return this.asked.map(({ method }) => method.replace(/^ucp\.v\d+\.requests\./, ''));
  }

  /** Posts an event as the PBX would, to the address that the last request named. */
  async event(method: string, ...parameters: readonly XmlRpcValue[]): Promise<void> {
    const path = this.asked.at(-1)?.query.get('de.vertico.starface.callback.path') ?? '';
    await this.starface.callbacks.handle({
      method: 'POST',
      target: `${path.replace('/hooks/uci/', '')}?de.vertico.starface.user=0101`,
      headers: {},
      body: Buffer.from(writeMethodCall(method, parameters)),
      remoteAddress: '127.0.0.1',
    });
    await new Promise((resolve) => setImmediate(resolve));
  }

  async stop(): Promise<void> {
    this.latencyMs = 0;
    await this.#account?.close();
    await this.starface.pbx.stop();
    await this.pbx.stop();
  }

  #serve(asked: Asked, response: ServerResponse): void {
    this.asked.push(asked);
    const send = (): void => {
      if (this.status !== null) response.writeHead(this.status).end();
      else
        response
          .writeHead(200, { 'content-type': 'text/xml', 'set-cookie': 'JSESSIONID=abc; Path=/' })
          .end(this.#answer(asked));
    };
    if (this.latencyMs === 0) send();
    else this.clock.after(this.latencyMs, send);
  }

  #answer(asked: Asked): string {
    const prefix = `ucp.${this.dialect}.requests.`;
    const known = asked.method.startsWith(prefix) ? this.answers.get(asked.method.slice(prefix.length)) : undefined;
    if (known === undefined) return fault(`No such handler: ${asked.method}`);
    const answer = typeof known === 'function' ? known(asked) : known;
    return answer instanceof Fault ? fault(answer.text) : writeMethodResponse(answer);
  }
}

function fault(faultString: string): string {
  const value = writeMethodResponse({ faultCode: 0, faultString });
  const struct = value.slice(value.indexOf('<value>'), value.lastIndexOf('</value>') + '</value>'.length);
  return `<methodResponse><fault>${struct}</fault></methodResponse>`;
}
