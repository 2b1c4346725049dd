import { SaxesParser } from 'saxes';
import type { XmlElement } from './element.ts';

const MAX_STANZA_CHARACTERS = 64 * 1024;
const MAX_DEPTH = 32;

/** `condition` is a stream error of RFC 6120, 4.9.3. */
export class StreamFault extends Error {
  readonly condition: string;

  constructor(condition: string) {
    super(condition);
    this.condition = condition;
  }
}

export type StreamHandlers = {
  readonly opened: (attrs: Readonly<Record<string, string>>) => void;
  readonly element: (one: XmlElement) => void;
  readonly closed: () => void;
};

type Building = { readonly name: string; readonly attrs: Record<string, string>; children: XmlElement[]; text: string };

/** Reads what a client sends. `write` throws a StreamFault at what RFC 6120, 11.1 forbids, and at what is too large. */
export class StreamReader {
  readonly #parser = new SaxesParser();
  readonly #open: Building[] = [];
  #characters = 0;

  constructor(handlers: StreamHandlers) {
    const forbid = (condition: string) => (): never => {
      throw new StreamFault(condition);
    };
    this.#parser.on('error', forbid('not-well-formed'));
    this.#parser.on('doctype', forbid('restricted-xml'));
    this.#parser.on('comment', forbid('restricted-xml'));
    this.#parser.on('processinginstruction', forbid('restricted-xml'));
    this.#parser.on('opentag', ({ name, attributes }) => {
      if (this.#open.length >= MAX_DEPTH) throw new StreamFault('policy-violation');
      this.#open.push({ name, attrs: { ...attributes }, children: [], text: '' });
      if (this.#open.length > 1) return;
      this.#characters = 0;
      handlers.opened({ ...attributes });
    });
    const append = (text: string): void => {
      const top = this.#open.at(-1);
      if (top !== undefined && this.#open.length > 1) top.text += text;
    };
    this.#parser.on('text', append);
    this.#parser.on('cdata', append);
    this.#parser.on('closetag', () => {
      const done = this.#open.pop();
      if (done === undefined) return;
      if (this.#open.length === 0) handlers.closed();
      else if (this.#open.length > 1) this.#open.at(-1)?.children.push(done);
      else {
        this.#characters = 0;
        handlers.element(done);
      }
    });
  }

  write(text: string): void {
    // White space keeps the connection alive.
    if (text.trim() !== '') this.#characters += text.length;
    if (this.#characters > MAX_STANZA_CHARACTERS) throw new StreamFault('policy-violation');
    this.#parser.write(text);
  }
}
