/**
 * Reads HTML into mail segments without a DOM: for tests and benchmarks, which run outside browsers. Tolerant like a browser
 * where it matters (unclosed tags, stray brackets), one pass, nothing is loaded and nothing is executed.
 * The pane itself uses the browser's own inert parser.
 */
import { decodeEntities } from './html-entities.ts';
import { MailLayout, boundaryOf } from '../../../src/domain/numbers/mail-layout.ts';
import type { MailSegment } from '../../../src/domain/numbers/scan-html.ts';

const silent = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'iframe', 'object', 'svg', 'xml']);
const void_ = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'col', 'wbr', 'area', 'base']);

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly selfClosing: boolean;
  readonly href: string | null;
  readonly end: number;
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isNameCharacter(code: number): boolean {
  return isLetter(code) || (code >= 0x30 && code <= 0x3a);
}

/** The end of a tag: the first `>` outside quoted values, as browsers see it. */
function tagEnd(html: string, from: number): number {
  let quote = 0;
  let valueExpected = false;
  for (let index = from; index < html.length; index += 1) {
    const code = html.charCodeAt(index);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x3e) return index;
    else if (code === 0x3d) valueExpected = true;
    else if (code > 0x20) {
      if (valueExpected && (code === 0x22 || code === 0x27)) quote = code;
      valueExpected = false;
    }
  }
  return html.length;
}

function hrefOf(attributes: string): string | null {
  const match = /(?:^|\s|["'])href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*))/iu.exec(attributes);
  return match === null ? null : decodeEntities(match[1] ?? match[2] ?? match[3] ?? '');
}

function readTag(html: string, open: number): Tag | null {
  let index = open + 1;
  const closing = html[index] === '/';
  if (closing) index += 1;
  const nameStart = index;
  while (index < nameStart + 24 && isNameCharacter(html.charCodeAt(index))) index += 1;
  if (!isLetter(html.charCodeAt(nameStart))) return null;
  const name = html.slice(nameStart, index).toLowerCase();
  const end = tagEnd(html, index);
  const attributes = name === 'a' && !closing ? html.slice(index, Math.min(end, index + 4_000)) : '';
  return {
    name,
    closing,
    selfClosing: html[end - 1] === '/',
    href: name === 'a' ? hrefOf(attributes) : null,
    end: end + 1,
  };
}

class SegmentReader {
  private readonly html: string;
  private readonly layout = new MailLayout();
  private href: string | null = null;
  /** How many segments there were when the link opened. */
  private linkFrom = 0;
  /** No head element is closed from here on; asked once, so that many open ones cost nothing. */
  private headIsOpen = false;
  private quoteDepth = 0;
  private preDepth = 0;

  constructor(html: string) {
    this.html = html;
  }

  read(): readonly MailSegment[] {
    const { html } = this;
    let index = 0;
    while (index < html.length) {
      const open = html.indexOf('<', index);
      if (open < 0) {
        this.text(html.slice(index));
        break;
      }
      this.text(html.slice(index, open));
      index = this.markup(open);
    }
    return this.layout.segments;
  }

  /** Takes the markup at `open` and returns the position behind it. */
  private markup(open: number): number {
    const { html } = this;
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      return end < 0 ? html.length : end + 3;
    }
    if (html[open + 1] === '!' || html[open + 1] === '?') {
      const end = html.indexOf('>', open);
      return end < 0 ? html.length : end + 1;
    }
    const tag = readTag(html, open);
    if (tag === null) {
      this.text('<');
      return open + 1;
    }
    if (!tag.closing && silent.has(tag.name) && !tag.selfClosing) return this.skip(tag);
    this.apply(tag);
    return tag.end;
  }

  /** The position behind a silent element; without an end tag it swallows the rest, except a forgotten head. */
  private skip(tag: Tag): number {
    if (tag.name === 'head' && this.headIsOpen) return tag.end;
    const close = this.closeOf(tag);
    if (close >= 0) {
      const end = this.html.indexOf('>', close);
      return end < 0 ? this.html.length : end + 1;
    }
    if (tag.name !== 'head') return this.html.length;
    this.headIsOpen = true;
    return tag.end;
  }

  private closeOf(tag: Tag): number {
    const { html } = this;
    let close = html.indexOf('</', tag.end);
    while (close >= 0 && html.slice(close + 2, close + 2 + tag.name.length).toLowerCase() !== tag.name)
      close = html.indexOf('</', close + 2);
    return close;
  }

  private apply(tag: Tag): void {
    const boundary = boundaryOf(tag.name.toUpperCase());
    if (boundary !== null && tag.closing) this.layout.leave(boundary);
    else if (boundary !== null) this.layout.enter(boundary);
    const step = tag.closing ? -1 : void_.has(tag.name) || tag.selfClosing ? 0 : 1;
    if (tag.name === 'blockquote') this.quoteDepth = Math.max(0, this.quoteDepth + step);
    if (tag.name === 'pre') this.preDepth = Math.max(0, this.preDepth + step);
    if (tag.name === 'a') this.link(tag);
  }

  private link(tag: Tag): void {
    // A link around a picture has no text, but its target is a number all the same.
    if (this.href !== null && this.layout.segments.length === this.linkFrom) this.push('', true);
    this.href = tag.closing ? null : tag.href;
    this.linkFrom = this.layout.segments.length;
  }

  private text(raw: string): void {
    if (raw === '') return;
    const decoded = decodeEntities(raw);
    if (this.preDepth > 0) {
      decoded.split(/\r\n|\r|\n/u).forEach((line, at) => {
        if (at > 0) this.layout.enter('block');
        this.push(line);
      });
    } else {
      this.push(decoded.replace(/[ \t\r\n\f]+/gu, ' '));
    }
  }

  private push(text: string, always = false): void {
    if (!always && (text === '' || (text === ' ' && this.layout.atStart))) return;
    this.layout.push(text, { href: this.href ?? undefined, quoted: this.quoteDepth > 0 });
  }
}

/** The text of an HTML mail as segments in reading order. */
export function readHtmlSegments(html: string): readonly MailSegment[] {
  return new SegmentReader(html).read();
}
