/** Joins the configuration file and the environment into one tree; the environment wins. */
import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { nearest, type Fault } from './config-fault.ts';
import { configKeys, configSections, foldVariable, secretKeys, type JsonSchema } from './config-keys.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type Sources = {
  /** What the schema checks. */
  readonly tree: Record<string, unknown>;
  /** Secrets out of the environment, by path. */
  readonly secrets: ReadonlyMap<string, string>;
  /** Says where the value of a path was set, for people. */
  readonly whereOf: (path: string) => string;
  /** Relative file paths begin here. */
  readonly folder: string;
  readonly faults: readonly Fault[];
};

type Tree = Record<string, unknown>;

export function readSources(file: string | undefined, env: Environment): Sources {
  const faults: Fault[] = [];
  const tree = file === undefined ? {} : readFile(file, faults);
  const fromEnvironment = new Map<string, string>();
  const secrets = new Map<string, string>();
  const known = new Map(
    [...configKeys.map((key) => key.path), ...configSections, ...secretKeys.map((key) => key.path)].map((path) => [
      path.toLowerCase(),
      path,
    ]),
  );

  for (const [name, text] of Object.entries(env)) {
    if (!name.startsWith('BRIDGE_') || text === undefined || text === '') continue;
    const path = known.get(foldVariable(name));
    if (path === undefined) {
      faults.push({ where: name, problem: `is unknown${suggestVariable(name)}` });
    } else if (secretKeys.some((key) => key.path === path)) {
      secrets.set(path, text);
    } else {
      fromEnvironment.set(path, name);
      put(tree, path, valueOf(text, schemaOf(path)));
    }
  }
  const fileName = file === undefined ? null : basename(file);
  return {
    tree,
    secrets,
    faults,
    folder: file === undefined ? process.cwd() : dirname(resolve(file)),
    whereOf: (path) => fromEnvironment.get(path) ?? (fileName === null ? path : `${path} (${fileName})`),
  };
}

function readFile(file: string, faults: Fault[]): Tree {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : 'cannot be read';
    faults.push({
      where: file,
      problem: `${reason}: name a file with --config; docs/bridge.sample.json is one to begin with`,
    });
    return {};
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isTree(value)) return value;
    faults.push({ where: file, problem: 'must hold a JSON object' });
  } catch (error) {
    faults.push({
      where: file,
      problem: `is no JSON: ${placeOf(error, text)} (JSON has no comments and no last comma)`,
    });
  }
  return {};
}

/** V8 quotes the text around the place, which may hold a secret; only line and column are shown. */
function placeOf(error: unknown, text: string): string {
  if (endsEarly(error, text)) return 'it ends too early';
  const before = text.slice(0, positionOf(error) ?? firstWrong(text)).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}

/** Whether more text could have made it right. */
function endsEarly(error: unknown, text: string): boolean {
  const position = positionOf(error) ?? 0;
  return position >= text.trimEnd().length || /end of JSON|Unterminated/.test(messageOf(error));
}

function positionOf(error: unknown): number | undefined {
  const digits = /position (\d+)/.exec(messageOf(error))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** V8 names no position for an unexpected word; the shortest beginning that no ending could mend shows it. */
function firstWrong(text: string): number {
  let [good, wrong] = [0, text.length];
  while (good + 1 < wrong) {
    const middle = Math.floor((good + wrong) / 2);
    if (mendable(text.slice(0, middle))) good = middle;
    else wrong = middle;
  }
  return good;
}

function mendable(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    return endsEarly(error, text);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

function suggestVariable(name: string): string {
  const names = [...configKeys.map((key) => key.variable), ...secretKeys.map((key) => key.variable)];
  const near = nearest(name, names);
  return near === null ? '' : `: did you mean ${near}?`;
}

function schemaOf(path: string): JsonSchema {
  return configKeys.find((key) => key.path === path)?.schema ?? { type: 'object' };
}

/** An environment variable is text; what the schema does not take as text is read as JSON, lists also with commas. */
function valueOf(text: string, schema: JsonSchema): unknown {
  if (schema.type === 'string') return text;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'string') return value;
  } catch {
    // Read as plain text below.
  }
  const list = [schema, ...(schema.anyOf ?? [])].some((one) => one.type === 'array');
  const words = (schema.anyOf ?? []).some((one) => one.type === 'string');
  if (list && !(words && !text.includes(',') && text === 'all')) return text.split(',').map((entry) => entry.trim());
  return text;
}

function put(tree: Tree, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let branch = tree;
  for (const name of names) {
    const next = branch[name];
    if (isTree(next)) branch = next;
    else branch = branch[name] = {} as Tree;
  }
  branch[last] = value;
}

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
