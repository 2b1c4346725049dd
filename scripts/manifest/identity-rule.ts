/** Who the add-in is, and what it may do. */
import { product } from '../../src/domain/product.ts';
import { problem, type Problem, type Rule } from './problem.ts';
import { find, type XmlElement } from './xml-tree.ts';

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Marketplace and administration refuse versions below 1.0. */
const version = /^[1-9]\d{0,4}\.\d{1,5}(?:\.\d{1,5}){0,2}$/;
const permission = 'ReadItem';

export const identityRule: Rule = ({ root }) => {
  const problems: Problem[] = [];
  const check = (element: XmlElement | undefined, value: string | undefined, wrong: string, good: boolean): void => {
    if (element && !good) problems.push(problem(element, `${wrong} (${value ?? 'nothing'})`));
  };
  if (root.name !== 'OfficeApp' || root.attributes['xsi:type'] !== 'MailApp') {
    return [problem(root, 'must be an OfficeApp of type MailApp')];
  }
  const text = (name: string): [XmlElement | undefined, string] => [find(root, name), find(root, name)?.text ?? ''];
  const [id, idText] = text('Id');
  check(id, idText, 'must be a GUID', guid.test(idText));
  const [number, numberText] = text('Version');
  check(number, numberText, 'must have up to four numbers and be 1.0 or higher', version.test(numberText));
  const [permissions, permissionsText] = text('Permissions');
  check(
    permissions,
    permissionsText,
    `must be ${permission}, the least that is enough`,
    permissionsText === permission,
  );
  const name = find(root, 'DisplayName');
  const shown = name?.attributes['DefaultValue'];
  check(name, shown, `must be "${product.displayName}"`, shown === product.displayName);
  const set = find(root, 'Requirements', 'Sets', 'Set');
  const asked = `${set?.attributes['Name'] ?? ''} ${set?.attributes['MinVersion'] ?? ''}`;
  check(set, asked, 'must be Mailbox 1.5', asked === 'Mailbox 1.5');
  return problems;
};
