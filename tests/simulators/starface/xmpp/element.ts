/** One XML element of a stream, as read or to be sent. */
export type XmlElement = {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
};

type Content = XmlElement | string | undefined;

export function element(
  name: string,
  attrs: Readonly<Record<string, string | undefined>> = {},
  ...content: readonly Content[]
): XmlElement {
  const given = Object.entries(attrs).filter((one): one is [string, string] => one[1] !== undefined);
  return {
    name,
    attrs: Object.fromEntries(given),
    children: content.filter((one): one is XmlElement => typeof one === 'object'),
    text: content.filter((one): one is string => typeof one === 'string').join(''),
  };
}

export function child(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find((one) => one.name === name);
}

export function render(one: XmlElement): string {
  const attrs = Object.entries(one.attrs).map(([name, value]) => ` ${name}='${escape(value)}'`);
  const inner = escape(one.text) + one.children.map(render).join('');
  const head = `<${one.name}${attrs.join('')}`;
  return inner === '' ? `${head}/>` : `${head}>${inner}</${one.name}>`;
}

export function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll("'", '&apos;')
    .replaceAll('"', '&quot;');
}
