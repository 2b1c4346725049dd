/** Every `resid` has a resource of the right kind, every resource is used, and nothing is longer than it may be. */
import { problem, type Problem, type Rule } from './problem.ts';
import { everyElement, type XmlElement } from './xml-tree.ts';

const mostIdCharacters = 32;
/** https://learn.microsoft.com/javascript/api/manifest/resources */
const mostCharacters = { 'bt:ShortStrings': 125, 'bt:LongStrings': 250 } as const;
/** Phones cut longer labels of buttons. */
const mostLabelCharacters = 16;

/** Which kind of resource an element's `resid` must name. */
const kinds: Readonly<Record<string, string>> = {
  'bt:Image': 'bt:Images',
  SourceLocation: 'bt:Urls',
  FunctionFile: 'bt:Urls',
  Label: 'bt:ShortStrings',
  Title: 'bt:ShortStrings',
  Description: 'bt:LongStrings',
};

export const resourceRule: Rule = ({ root }) => {
  const problems: Problem[] = [];
  const elements = [...everyElement(root)];
  const groups = elements.filter(({ name }) => name === 'Resources').flatMap(({ children }) => children);
  const defined = new Map<string, string>();
  for (const group of groups) {
    for (const resource of group.children) {
      const id = resource.attributes['id'] ?? '';
      if (defined.has(id)) problems.push(problem(resource, `the id ${id} is used twice`));
      if (id.length === 0 || id.length > mostIdCharacters) {
        problems.push(problem(resource, `the id must have 1 to ${mostIdCharacters} characters (${id})`));
      }
      defined.set(id, group.name);
      problems.push(...checkLengths(resource, group.name));
    }
  }
  const used = new Set<string>();
  for (const element of elements) {
    const resid = element.attributes['resid'];
    if (resid === undefined) continue;
    used.add(resid);
    const kind = kinds[element.name];
    if (!defined.has(resid)) problems.push(problem(element, `there is no resource ${resid}`));
    else if (kind !== undefined && defined.get(resid) !== kind) {
      problems.push(problem(element, `${resid} must be among ${kind}, not ${defined.get(resid) ?? ''}`));
    }
  }
  for (const group of groups) {
    for (const resource of group.children.filter(({ attributes }) => !used.has(attributes['id'] ?? ''))) {
      problems.push(problem(resource, `nothing uses ${resource.attributes['id'] ?? ''}`));
    }
  }
  return [...problems, ...checkControls(elements), ...checkNames(elements)];
};

function checkLengths(resource: XmlElement, group: string): readonly Problem[] {
  const most = group === 'bt:ShortStrings' || group === 'bt:LongStrings' ? mostCharacters[group] : Infinity;
  const label = (resource.attributes['id'] ?? '').endsWith('.Label');
  return valuesOf(resource).flatMap((value) => {
    if (value.length > most) return [problem(resource, `has more than ${most} characters (${value})`)];
    if (label && value.length > mostLabelCharacters) {
      return [problem(resource, `a label has ${mostLabelCharacters} characters at most (${value})`)];
    }
    return value === '' ? [problem(resource, 'is empty')] : [];
  });
}

/** Ids of groups and controls are unique in the whole file. */
function checkControls(elements: readonly XmlElement[]): readonly Problem[] {
  const seen = new Set<string>();
  return elements
    .filter(({ name }) => name === 'Group' || name === 'Control')
    .flatMap((element) => {
      const id = element.attributes['id'] ?? '';
      const twice = seen.has(id);
      seen.add(id);
      return twice ? [problem(element, `the id ${id} is used twice`)] : [];
    });
}

function checkNames(elements: readonly XmlElement[]): readonly Problem[] {
  const most: Readonly<Record<string, number>> = { DisplayName: 125, Description: 250, ProviderName: 125 };
  return elements.flatMap((element) => {
    const limit = most[element.name];
    if (limit === undefined || element.attributes['resid'] !== undefined) return [];
    const values = element.text === '' ? valuesOf(element) : [element.text];
    return values.some((value) => value === '' || value.length > limit)
      ? [problem(element, `must have 1 to ${limit} characters`)]
      : [];
  });
}

export function valuesOf(element: XmlElement): readonly string[] {
  return [
    element.attributes['DefaultValue'] ?? '',
    ...element.children.map(({ attributes }) => attributes['Value'] ?? ''),
  ];
}
