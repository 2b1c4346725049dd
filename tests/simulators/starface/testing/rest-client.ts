import { createHash } from 'node:crypto';

const sha512 = (text: string): string => createHash('sha512').update(text, 'utf8').digest('hex');

export type RestAnswer = { readonly status: number; readonly body: unknown };

/** A minimal REST client as the vendor's examples are written, independent of the simulator's own code. */
export class RestClient {
  readonly #url: string;
  #headers: Record<string, string>;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.#url = url;
    this.#headers = headers;
  }

  async login(login: string, password: string): Promise<RestAnswer> {
    const offer = (await this.get('/login')).body as { loginType: string; nonce: string };
    const secret = `${login}:${sha512(login + offer.nonce + sha512(password))}`;
    const answer = await this.post('/login', { ...offer, secret });
    if (answer.status === 200) this.#headers = { authToken: (answer.body as { token: string }).token };
    return answer;
  }

  get(path: string): Promise<RestAnswer> {
    return this.send('GET', path);
  }

  post(path: string, body?: unknown): Promise<RestAnswer> {
    return this.send('POST', path, body);
  }

  put(path: string, body?: unknown): Promise<RestAnswer> {
    return this.send('PUT', path, body);
  }

  delete(path: string): Promise<RestAnswer> {
    return this.send('DELETE', path);
  }

  async send(method: string, path: string, body?: unknown): Promise<RestAnswer> {
    const response = await fetch(`${this.#url}/rest${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-version': '2', ...this.#headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  }
}
