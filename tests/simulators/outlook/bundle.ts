/** Makes one classic script out of TypeScript modules: the fake office.js must run as a plain script tag. */
import { transformSync } from '@swc/core';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const bundled = new Map<string, string>();

/** @param entry absolute path of the first module; only relative imports are followed */
export function bundle(entry: string): string {
  const known = bundled.get(entry);
  if (known !== undefined) return known;
  const modules = new Map<string, string>();
  collect(entry, modules);
  const table = [...modules].map(([path, code]) => `${JSON.stringify(path)}(exports, require) {\n${code}\n}`);
  const script = `(() => {
'use strict';
const modules = { ${table.join(',\n')} };
const loaded = {};
const load = (path) => {
  if (!loaded[path]) modules[path]((loaded[path] = {}), load);
  return loaded[path];
};
load(${JSON.stringify(entry)});
})();`;
  bundled.set(entry, script);
  return script;
}

function collect(path: string, modules: Map<string, string>): void {
  if (modules.has(path)) return;
  const { code } = transformSync(readFileSync(path, 'utf8'), {
    filename: path,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs', ignoreDynamic: true },
  });
  modules.set(path, '');
  const imports: string[] = [];
  const absolute = code.replaceAll(/require\("(\.[^"]+)"\)/g, (_all, specifier: string) => {
    const target = join(dirname(path), specifier);
    imports.push(target);
    return `require(${JSON.stringify(target)})`;
  });
  modules.set(path, absolute);
  for (const target of imports) collect(target, modules);
}
