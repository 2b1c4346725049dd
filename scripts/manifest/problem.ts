import type { XmlElement } from './xml-tree.ts';

/** One thing that is wrong, as a sentence that names the element and what to do. */
export type Problem = { readonly line: number; readonly text: string };

/** Everything that a rule may look at. */
export type CheckedManifest = {
  readonly root: XmlElement;
  /** Absolute path of the folder with the icons. */
  readonly iconFolder: string;
  /** Whether addresses on this machine are allowed: in the manifest in git they are. */
  readonly localhostAllowed: boolean;
};

export type Rule = (manifest: CheckedManifest) => readonly Problem[];

export function problem(element: XmlElement, text: string): Problem {
  return { line: element.line, text: `${element.name}: ${text}` };
}
