import { SaxesParser } from 'saxes';

export type Element = { readonly name: string; readonly children: Element[]; text: string };

export type XmlLimits = {
  readonly bytes: number;
  readonly depth: number;
  readonly elements: number;
  readonly textCharacters: number;
};

export const defaultXmlLimits: XmlLimits = {
  bytes: 1024 * 1024,
  depth: 32,
  elements: 10_000,
  textCharacters: 64 * 1024,
};

/** The document is no XML, has a DOCTYPE, or passes a limit. */
export class BadXml extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'BadXml';
  }
}

/** Reads a hostile document into a tree: no DOCTYPE, so no entities but XML's own five; everything bounded. */
export function parseElement(document: Uint8Array, limits: XmlLimits = defaultXmlLimits): Element {
  if (document.byteLength > limits.bytes) throw new BadXml('the document is too large');
  const parser = new SaxesParser();
  const open: Element[] = [];
  let root: Element | undefined;
  let count = 0;

  parser.on('error', () => {
    throw new BadXml('the document is not well-formed');
  });
  parser.on('doctype', () => {
    throw new BadXml('a DOCTYPE is refused');
  });
  parser.on('opentag', (tag) => {
    count += 1;
    if (count > limits.elements) throw new BadXml('the document has too many elements');
    if (open.length >= limits.depth) throw new BadXml('the document is nested too deep');
    const element: Element = { name: tag.name.slice(tag.name.indexOf(':') + 1), children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const append = (text: string): void => {
    const element = open.at(-1);
    if (element === undefined) return;
    element.text += text;
    if (element.text.length > limits.textCharacters) throw new BadXml('the document holds too long a text');
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', () => {
    open.pop();
  });

  parser.write(decodeText(document)).close();
  if (root === undefined) throw new BadXml('the document is empty');
  return root;
}

/** UTF-8, or the encoding of the XML declaration where it is one of the old western ones. */
function decodeText(document: Uint8Array): string {
  const head = Buffer.from(document.subarray(0, 120)).toString('latin1');
  const declared = /^<\?xml[^>]{0,80}encoding=["']([A-Za-z0-9_-]{1,20})["']/.exec(head)?.[1]?.toLowerCase();
  const western = declared !== undefined && ['iso-8859-1', 'iso-8859-15', 'windows-1252'].includes(declared);
  return new TextDecoder(western ? declared : 'utf-8').decode(document);
}
