/** Every icon that the manifest names lies on the disk, in the size that its name and its place promise. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problem, type Problem, type Rule } from './problem.ts';
import { everyElement, type XmlElement } from './xml-tree.ts';

const ribbonSizes = ['16', '32', '80'];
const phoneSizes = ['25/1', '25/2', '25/3', '32/1', '32/2', '32/3', '48/1', '48/2', '48/3'];

export const iconRule: Rule = ({ root, iconFolder }) => {
  const elements = [...everyElement(root)];
  const resources = elements.filter(({ name, attributes }) => name === 'bt:Image' && attributes['id'] !== undefined);
  const addresses = new Map(resources.map(({ attributes }) => [attributes['id'], attributes['DefaultValue'] ?? '']));
  const problems: Problem[] = resources.flatMap((resource) =>
    checkSize(resource, resource.attributes['DefaultValue'] ?? '', null, iconFolder),
  );
  for (const element of elements) {
    const { name, attributes } = element;
    if (name === 'IconUrl') problems.push(...checkSize(element, attributes['DefaultValue'] ?? '', 64, iconFolder));
    if (name === 'HighResolutionIconUrl') {
      problems.push(...checkSize(element, attributes['DefaultValue'] ?? '', 128, iconFolder));
    }
    if (name === 'Icon') problems.push(...checkList(element));
    if (name === 'bt:Image' && attributes['resid'] !== undefined) {
      const pixels = Number(attributes['size']) * Number(attributes['scale'] ?? 1);
      problems.push(...checkSize(element, addresses.get(attributes['resid']) ?? '', pixels, iconFolder));
    }
  }
  return problems;
};

function checkList(icon: XmlElement): readonly Problem[] {
  const phone = icon.attributes['xsi:type'] === 'bt:MobileIconList';
  const there = icon.children.map(({ attributes: { size = '', scale } }) => (phone ? `${size}/${scale ?? ''}` : size));
  const missing = (phone ? phoneSizes : ribbonSizes).filter((size) => !there.includes(size));
  return missing.map((size) => problem(icon, `lacks the size ${size}`));
}

/** @param pixels what the place asks for; null where only the name of the file counts */
function checkSize(
  element: XmlElement,
  address: string,
  pixels: number | null,
  iconFolder: string,
): readonly Problem[] {
  const name = address.slice(address.lastIndexOf('/') + 1);
  const named = /^icon-(\d+)\.png$/.exec(name)?.[1];
  if (named === undefined) return [problem(element, `is no icon of ours (${address})`)];
  const actual = pngSize(join(iconFolder, name));
  if (!actual) return [problem(element, `there is no PNG ${name}`)];
  const wanted = pixels ?? Number(named);
  if (actual.width === wanted && actual.height === wanted) return [];
  return [problem(element, `${name} has ${actual.width} × ${actual.height} pixels and must have ${wanted}`)];
}

/** https://www.w3.org/TR/png-3/#11IHDR: width and height are the first two numbers of the first chunk. */
function pngSize(path: string): { width: number; height: number } | null {
  try {
    const file = readFileSync(path);
    if (file.toString('latin1', 1, 4) !== 'PNG' || file.toString('latin1', 12, 16) !== 'IHDR') return null;
    return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
  } catch {
    return null;
  }
}
