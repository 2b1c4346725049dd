/**
 * Reads the HTML of a mail into text segments with the browser's own parser. Nothing of the mail runs or is loaded:
 * a document made by `DOMParser` has no browsing context
 * (https://html.spec.whatwg.org/multipage/dynamic-markup-insertion.html#dom-domparser-parsefromstring).
 */
import { MailLayout, boundaryOf } from '../../domain/numbers/mail-layout.ts';
import type { MailSegment } from '../../domain/numbers/scan-html.ts';
import { withoutDeepNesting } from './mail-nesting.ts';

/** A mail of a megabyte is searched within 50 ms; what lies behind that is quoted history. */
const mostCharacters = 1_000_000;

const silent = new Set([
  'SCRIPT',
  'STYLE',
  'HEAD',
  'TITLE',
  'TEMPLATE',
  'NOSCRIPT',
  'NOFRAMES',
  'IFRAME',
  'OBJECT',
  'SVG',
  'MATH',
]);
/** Around the mail that is answered: everybody, and Gmail. */
const quote = 'blockquote, .gmail_quote';
/** Outlook quotes by a heading instead; all that follows in the document belongs to the older mail. */
const quoteHeading = '#divRplyFwdMsg, #appendonsend';
const unseenStyle = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]))/i;

export function mailSegments(html: string): readonly MailSegment[] {
  const parsed = new DOMParser().parseFromString(
    unstyled(withoutDeepNesting(html.slice(0, mostCharacters))),
    'text/html',
  );
  const reader = new SegmentReader();
  // Without recursion: a hostile mail is nested as deep as the parser allows.
  const root = parsed.body;
  let node: Node | null = root;
  while (node) {
    const child: Node | null = reader.enter(node) ? node.firstChild : null;
    if (child) {
      node = child;
      continue;
    }
    reader.leave(node);
    while (node !== root && !node.nextSibling && node.parentNode) {
      node = node.parentNode;
      reader.leave(node);
    }
    node = node === root ? null : node.nextSibling;
  }
  return reader.segments;
}

/**
 * Styles of the mail are read, never applied. Under their own names the parser would check each against the pane's
 * content security policy and report it. The parser treats `noframes` as it treats `style`, in the head as well
 * (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inhead).
 */
function unstyled(html: string): string {
  return html.replaceAll(/<(\/?)style\b/gi, '<$1noframes').replaceAll(/(["'\s])style(\s*=)/gi, '$1 data-style$2');
}

class SegmentReader {
  private readonly layout = new MailLayout();
  /** Elements around the present text that change how it reads, innermost last. */
  private readonly links: { element: Node; href: string; from: number }[] = [];
  private readonly quotes: Node[] = [];
  private readonly preformatted: Node[] = [];
  private pastHeading = false;

  get segments(): readonly MailSegment[] {
    return this.layout.segments;
  }

  /** Whether the children are to be read. */
  enter(node: Node): boolean {
    if (node.nodeType === Node.TEXT_NODE) this.text((node as Text).data);
    if (node.nodeType !== Node.ELEMENT_NODE) return false;
    const element = node as Element;
    const boundary = boundaryOf(element.tagName);
    if (boundary !== null) this.layout.enter(boundary);
    // Text that the reader of the mail cannot see offers no number either.
    if (isUnseen(element)) return false;
    if (element.matches(quoteHeading)) this.pastHeading = true;
    if (element.matches(quote)) this.quotes.push(node);
    if (element.tagName === 'PRE') this.preformatted.push(node);
    const href = element.tagName === 'A' ? element.getAttribute('href') : null;
    if (href !== null) this.links.push({ element, href, from: this.segments.length });
    return true;
  }

  leave(node: Node): void {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const link = this.links.at(-1);
    if (link?.element === node) {
      // A link around a picture has no text, but its target is a number all the same.
      if (this.segments.length === link.from) this.push('');
      this.links.pop();
    }
    const boundary = boundaryOf((node as Element).tagName);
    if (boundary !== null) this.layout.leave(boundary);
    for (const list of [this.quotes, this.preformatted]) if (list.at(-1) === node) list.pop();
  }

  private text(data: string): void {
    // Not \s: the no-break space stands inside numbers and stays.
    const lines = this.preformatted.length > 0 ? data.split(/\r\n|\r|\n/) : [data.replaceAll(/[ \t\r\n\f]+/g, ' ')];
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.layout.enter('block');
      if (line !== '' && !(line === ' ' && this.layout.atStart)) this.push(line);
    }
  }

  private push(text: string): void {
    const quoted = this.pastHeading || this.quotes.length > 0;
    this.layout.push(text, { href: this.links.at(-1)?.href, quoted });
  }
}

function isUnseen(element: Element): boolean {
  if (silent.has(element.tagName.toUpperCase()) || element.hasAttribute('hidden')) return true;
  return unseenStyle.test(element.getAttribute('data-style') ?? '');
}
