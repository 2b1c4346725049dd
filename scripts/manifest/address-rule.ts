/** Every address is https and of the add-in's own origin; none leads to the developer's machine. */
import { problem, type Problem, type Rule } from './problem.ts';
import { childrenOf, everyElement, find, type XmlElement } from './xml-tree.ts';

const addressed = new Set(['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'SourceLocation', 'bt:Image', 'bt:Url']);
const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

export const addressRule: Rule = ({ root, localhostAllowed }) => {
  const problems: Problem[] = [];
  const domains = childrenOf(find(root, 'AppDomains'), 'AppDomain');
  const listed = new Set(domains.map(({ text }) => text));
  for (const element of everyElement(root)) {
    for (const address of addressesOf(element)) problems.push(...check(element, address, localhostAllowed, listed));
  }
  for (const domain of domains) {
    if (originOf(domain.text) !== domain.text) problems.push(problem(domain, `must be an origin (${domain.text})`));
  }
  return problems;
};

function addressesOf(element: XmlElement): readonly string[] {
  if (element.name === 'AppDomain') return [element.text];
  if (!addressed.has(element.name)) return [];
  const own = element.attributes['DefaultValue'];
  const others = element.children.map(({ attributes }) => attributes['Value']);
  return [own, ...others].filter((address) => address !== undefined);
}

function check(
  element: XmlElement,
  address: string,
  localhostAllowed: boolean,
  listed: ReadonlySet<string>,
): readonly Problem[] {
  const origin = originOf(address);
  if (origin === null) return [problem(element, `is no address (${address})`)];
  const { protocol, hostname } = new URL(address);
  const problems: Problem[] = [];
  if (protocol !== 'https:') problems.push(problem(element, `must be https (${address})`));
  if (loopback.test(hostname) && !localhostAllowed) {
    problems.push(problem(element, `leads to the machine of whoever opens it (${address})`));
  }
  // Pages of other origins open in the browser instead of the pane; the support page may.
  if (element.name !== 'SupportUrl' && !listed.has(origin)) {
    problems.push(problem(element, `has an origin that AppDomains does not list (${origin})`));
  }
  return problems;
}

function originOf(address: string): string | null {
  try {
    return new URL(address).origin;
  } catch {
    return null;
  }
}
