/** XML as a tree, without namespaces resolved: the manifest's prefixes are fixed by the templates of Office. */
import { SaxesParser } from 'saxes';

export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Own text, trimmed. */
  readonly text: string;
  readonly line: number;
};

type Building = { name: string; attributes: Record<string, string>; children: Building[]; text: string; line: number };

/** @throws Error with line and column where the text is not well-formed */
export function parseXml(xml: string): XmlElement {
  const parser = new SaxesParser();
  const open: Building[] = [];
  let root: Building | null = null;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('A document type declaration is not allowed.');
  });
  parser.on('opentag', (tag) => {
    const element: Building = {
      name: tag.name,
      attributes: { ...tag.attributes },
      children: [],
      text: '',
      line: parser.line,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', (text) => {
    const current = open.at(-1);
    if (current) current.text = (current.text + text).trim();
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  if (!root) throw new Error('The file is empty.');
  return root;
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The element behind a path of names from `element` downwards, the first of each name. */
export function find(element: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => childrenOf(at, name)[0], element);
}

/** The element and everything in it, in document order. */
export function* everyElement(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* everyElement(child);
}
