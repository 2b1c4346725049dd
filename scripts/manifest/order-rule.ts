/**
 * The schema fixes the order of children; a manifest in another order is refused as a whole.
 * https://learn.microsoft.com/office/dev/add-ins/develop/manifest-element-ordering
 */
import { problem, type Problem, type Rule } from './problem.ts';
import { everyElement, type XmlElement } from './xml-tree.ts';

const versionOverrides =
  'Description Requirements Hosts Resources EquivalentAddins WebApplicationInfo ExtendedPermissions VersionOverrides';

/** Children by the name of the parent; a name with a slash is looked up before the name alone. */
const orders: Readonly<Record<string, string>> = {
  OfficeApp:
    'Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl AppDomains ' +
    'Hosts Requirements FormSettings Permissions Rule DisableEntityHighlighting VersionOverrides',
  VersionOverrides: versionOverrides,
  'MailHost/Host': 'Runtimes DesktopFormFactor MobileFormFactor',
  DesktopFormFactor: 'SupportsSharedFolders FunctionFile ExtensionPoint',
  MobileFormFactor: 'FunctionFile ExtensionPoint',
  DesktopSettings: 'SourceLocation RequestedHeight',
  Group: 'Label Control',
  'Button/Control': 'Label Supertip Icon Action',
  'MobileButton/Control': 'Label Icon Action',
  Supertip: 'Title Description',
  'ShowTaskpane/Action': 'SourceLocation SupportsPinning SupportsNoItemContext SupportsMultiSelect',
  Resources: 'bt:Images bt:Urls bt:ShortStrings bt:LongStrings',
};

/** Children that must be there, by the same keys. */
const required: Readonly<Record<string, string>> = {
  OfficeApp:
    'Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl Hosts ' +
    'Requirements FormSettings Permissions Rule VersionOverrides',
  'Button/Control': 'Label Supertip Icon Action',
  'MobileButton/Control': 'Label Icon Action',
  'ShowTaskpane/Action': 'SourceLocation',
};

export const orderRule: Rule = ({ root }) => [...everyElement(root)].flatMap(checkChildren);

function checkChildren(element: XmlElement): readonly Problem[] {
  const problems: Problem[] = [];
  const order = lookUp(orders, element)?.split(' ');
  if (!order) return problems;
  let reached = 0;
  for (const child of element.children) {
    const place = order.indexOf(child.name);
    if (place < 0) problems.push(problem(child, `is not allowed in ${element.name}`));
    else if (place < reached) problems.push(problem(child, `must stand before ${order[reached]}`));
    else reached = place;
  }
  for (const name of lookUp(required, element)?.split(' ') ?? []) {
    if (!element.children.some((child) => child.name === name)) problems.push(problem(element, `lacks ${name}`));
  }
  return problems;
}

function lookUp(table: Readonly<Record<string, string>>, { name, attributes }: XmlElement): string | undefined {
  return table[`${attributes['xsi:type'] ?? ''}/${name}`] ?? table[name];
}
