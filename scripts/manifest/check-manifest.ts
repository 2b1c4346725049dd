/** Checks a manifest without asking Microsoft: `office-addin-manifest validate` needs the internet. */
import { addressRule } from './address-rule.ts';
import { iconRule } from './icon-rule.ts';
import { identityRule } from './identity-rule.ts';
import { localeRule } from './locale-rule.ts';
import { orderRule } from './order-rule.ts';
import type { Problem, Rule } from './problem.ts';
import { resourceRule } from './resource-rule.ts';
import { surfaceRule } from './surface-rule.ts';
import { parseXml } from './xml-tree.ts';

const rules: readonly Rule[] = [orderRule, identityRule, addressRule, resourceRule, localeRule, iconRule, surfaceRule];
/** Of the administration's upload. */
const mostBytes = 256 * 1024;

/** All problems at once, in the order of the file; empty where there are none. */
export function checkManifest(
  xml: string,
  options: { readonly iconFolder: string; readonly localhostAllowed: boolean },
): readonly Problem[] {
  if (Buffer.byteLength(xml) > mostBytes) return [{ line: 1, text: 'The file is larger than 256 KB.' }];
  try {
    const root = parseXml(xml);
    return rules.flatMap((rule) => rule({ root, ...options })).sort((one, other) => one.line - other.line);
  } catch (error) {
    return [{ line: 1, text: `Not well-formed: ${error instanceof Error ? error.message : String(error)}` }];
  }
}
