/** The part of `@xmpp/client` 0.14 that is used here; the package brings no types. */
declare module '@xmpp/client' {
  import type { EventEmitter } from 'node:events';

  export class Element {
    name: string;
    readonly attrs: Record<string, string | undefined>;
    parent: Element | null;
    readonly children: readonly (Element | string)[];
    constructor(name: string, attrs?: Readonly<Record<string, string>>);
    is(name: string, xmlns?: string): boolean;
    getChild(name: string, xmlns?: string): Element | undefined;
    getChildren(name: string, xmlns?: string): Element[];
    getChildText(name: string, xmlns?: string): string | null;
    append(child: Element): void;
    remove(child: Element): void;
    /** Adds text. */
    t(text: string): void;
  }

  export const xml: {
    (
      name: string,
      attrs?: Readonly<Record<string, string | undefined>>,
      ...children: readonly (Element | string | null | undefined)[]
    ): Element;
    readonly Element: typeof Element;
  };

  export class Jid {
    readonly local: string;
    readonly domain: string;
    readonly resource: string;
    toString(): string;
  }
  /** Throws on a text that is no address. */
  export function jid(address: string): Jid;

  /** A class whose prototype says how to connect; `client()` keeps a list of them. */
  export type Travelling = {
    Socket: unknown;
    Parser: unknown;
    socketParameters(service: string): object | undefined;
  };
  export type Transport = { new (): Travelling; readonly prototype: Travelling };

  export type Client = EventEmitter & {
    readonly transports: Transport[];
    readonly reconnect: { stop(): void };
    readonly iqCaller: { readonly handlers: ReadonlyMap<string, { resolve(answer: Element): void }> };
    connect(service: string): Promise<unknown>;
    open(options: { readonly domain: string }): Promise<unknown>;
    send(element: Element): Promise<void>;
    write(text: string): Promise<void>;
  };

  export function client(options: {
    readonly service: string;
    readonly domain: string;
    readonly resource: string;
    /** Milliseconds. */
    readonly timeout: number;
    readonly credentials: (
      authenticate: (
        credentials: { readonly username: string; readonly password: string },
        mechanism: string,
      ) => Promise<void>,
      mechanisms: readonly string[],
    ) => Promise<void>;
  }): Client;
}
