import { createHash } from 'node:crypto';
import { decodeMethodCall, encodeMethodCall, type XmlRpcValue } from '../uci/xml-rpc.ts';

const sha512 = (text: string): string => createHash('sha512').update(text, 'utf8').digest('hex');

export type UciClientOptions = {
  readonly url: string;
  readonly login: string;
  readonly password: string;
  /** Address of a `CallbackReceiver`. */
  readonly callback?: URL;
  readonly parameters?: Readonly<Record<string, string>>;
};

export class UciFaultAnswer extends Error {}

/** A UCI client as the public ones are: everything in the URL, no cookie. */
export class UciClient {
  readonly #url: string;

  constructor({ url, login, password, callback, parameters }: UciClientOptions) {
    const query = new URLSearchParams({
      'de.vertico.starface.user': login,
      ...(parameters ?? { 'de.vertico.starface.auth': `${login}:${sha512(`${login}*${sha512(password)}`)}` }),
    });
    if (callback !== undefined) {
      query.set('de.vertico.starface.callback.host', callback.hostname);
      query.set('de.vertico.starface.callback.port', callback.port);
      query.set('de.vertico.starface.callback.path', callback.pathname);
      query.set('de.vertico.starface.callback.type', callback.protocol.slice(0, -1));
    }
    this.#url = `${url}/xml-rpc?${query.toString()}`;
  }

  /** `name` without `ucp.v30.requests.`, or in full. */
  async call(name: string, ...params: XmlRpcValue[]): Promise<XmlRpcValue> {
    return this.callExactly(name.startsWith('ucp.') ? name : `ucp.v30.requests.${name}`, ...params);
  }

  async callExactly(methodName: string, ...params: XmlRpcValue[]): Promise<XmlRpcValue> {
    const response = await this.post(encodeMethodCall(methodName, params));
    return readAnswer(await response.text());
  }

  post(body: string): Promise<Response> {
    return fetch(this.#url, { method: 'POST', headers: { 'content-type': 'text/xml' }, body });
  }
}

/** A methodResponse is read as the parameters of a call, which have the same form. */
function readAnswer(xml: string): XmlRpcValue {
  const asCall = xml
    .replace('<methodResponse>', '<methodCall><methodName>answer</methodName>')
    .replace('</methodResponse>', '</methodCall>')
    .replace(/<\/?fault>/g, (tag) => (tag === '<fault>' ? '<params><param>' : '</param></params>'));
  const value = decodeMethodCall(asCall).params[0] ?? null;
  if (xml.includes('<fault>')) throw new UciFaultAnswer((value as { faultString: string }).faultString);
  return value;
}
