import { EventEmitter } from 'node:events';
import { xml } from '@xmpp/client';
import type { Element } from '@xmpp/client';
import { SaxesParser } from 'saxes';

/** A stanza may be a whole roster of 20,000 people in groups, so the bounds are those of a document. */
const MOST_CHARACTERS = 8 * 1024 * 1024;
const MOST_ELEMENTS = 100_000;
const MOST_DEPTH = 32;
const MOST_TEXT = 64 * 1024;

/** What came is no XMPP stream, or passes a limit (RFC 6120, 11.1: no comments, instructions, DOCTYPE). */
export class BadStream extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'BadStream';
  }
}

/**
 * Reads a stream from outside piece by piece. Emits `start` with the stream's head, `element` for each whole child of
 * it, `end`, and `error` at most once, after which everything else is ignored. Takes the place of the XMPP library's own
 * parser, which has no limits.
 */
export class StreamParser extends EventEmitter {
  readonly #sax = new SaxesParser();
  readonly #mostCharacters: number;
  #root: Element | null = null;
  #cursor: Element | null = null;
  #depth = 0;
  #elements = 0;
  #characters = 0;
  #text = 0;
  #broken = false;

  /** `mostCharacters` bounds what one stanza, or the head, may hold. */
  constructor(mostCharacters = MOST_CHARACTERS) {
    super();
    this.#mostCharacters = mostCharacters;
    this.#sax.on('error', () => refuse('the stream is not well-formed'));
    this.#sax.on('doctype', () => refuse('a DOCTYPE is refused'));
    this.#sax.on('comment', () => refuse('a comment is refused'));
    this.#sax.on('processinginstruction', () => refuse('a processing instruction is refused'));
    this.#sax.on('opentag', (tag) => this.#open(tag.name, tag.attributes));
    this.#sax.on('closetag', () => this.#close());
    this.#sax.on('text', (text) => this.#append(text));
    this.#sax.on('cdata', (text) => this.#append(text));
  }

  write(text: string): void {
    if (this.#broken) return;
    try {
      // White space keeps the connection alive.
      if (text.trim() !== '') this.#characters += text.length;
      if (this.#characters > this.#mostCharacters) refuse('a stanza is too large');
      this.#sax.write(text);
    } catch (error) {
      this.#broken = true;
      this.emit('error', error);
    }
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    const element = new xml.Element(name, { ...attributes });
    this.#depth += 1;
    this.#elements += 1;
    this.#text = 0;
    if (this.#depth > MOST_DEPTH) refuse('a stanza is nested too deep');
    if (this.#elements > MOST_ELEMENTS) refuse('a stanza has too many elements');
    if (this.#root === null) {
      this.#root = element;
      this.#cursor = element;
      this.#characters = 0;
      this.emit('start', element);
      return;
    }
    // A stanza learns of its stream only when it is whole: the library reads the parents for namespaces.
    if (this.#cursor !== null && this.#cursor !== this.#root) this.#cursor.append(element);
    this.#cursor = element;
  }

  #close(): void {
    const closed = this.#cursor;
    this.#depth -= 1;
    this.#text = 0;
    if (closed === null) return;
    if (closed === this.#root) {
      this.emit('end', closed);
    } else if (closed.parent === null) {
      closed.parent = this.#root;
      this.#cursor = this.#root;
      this.#elements = 0;
      this.#characters = 0;
      this.emit('element', closed);
    } else {
      this.#cursor = closed.parent;
    }
  }

  #append(text: string): void {
    // Between stanzas there is only white space that keeps the connection alive.
    if (this.#cursor === null || this.#cursor === this.#root) return;
    this.#text += text.length;
    if (this.#text > MOST_TEXT) refuse('a stanza holds too long a text');
    this.#cursor.t(text);
  }
}

function refuse(reason: string): never {
  throw new BadStream(reason);
}
