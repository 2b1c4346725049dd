/** The walls of the house stand: a forbidden import does not compile, or does not pass the lint. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;

/** A copy of the compiler's walls around files of our own: same settings, same references, other contents. */
beforeAll(() => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  folder = mkdtempSync(join(root, '.cache', 'walls-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function copyOfConfig(layer: string): void {
  const config = spawnSync('cat', [join(root, 'src', layer, 'tsconfig.json')], { encoding: 'utf8' }).stdout;
  write(`src/${layer}/tsconfig.json`, config);
}

/** All layers at once: one run of the compiler costs seconds. */
function compile(): string {
  const tsc = join(root, 'node_modules/typescript-native/bin/tsc');
  const args = [tsc, '-b', ...layers.map((layer) => `src/${layer}`)];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout;
}

const layers = ['domain', 'contract', 'bridge', 'adapters', 'http', 'ui', 'addin'] as const;

const trespasses: readonly (readonly [string, string, string])[] = [
  ['domain', "export { word } from '../adapters/starface/pbx.ts'", 'TS(6307|6059)'],
  ['domain', 'process.exit()', 'TS(2580|2591)'],
  ['domain', "console.log('x')", 'TS2584'],
  ['domain', "fetch('x')", 'TS2304'],
  ['domain', 'setTimeout(() => 1, 1)', 'TS2304'],
  ['contract', "export { word } from '../bridge/ports.ts'", 'TS(6307|6059)'],
  ['bridge', "export { word } from '../adapters/starface/pbx.ts'", 'TS(6307|6059)'],
  ['bridge', "export { word } from '../contract/shape.ts'", 'TS(6307|6059)'],
  ['http', "export { word } from '../adapters/starface/pbx.ts'", 'TS(6307|6059)'],
  ['ui', "export { word } from '../adapters/starface/pbx.ts'", 'TS(6307|6059)'],
  ['addin', "export { word } from '../bridge/ports.ts'", 'TS(6307|6059)'],
];

describe('what the compiler refuses', () => {
  beforeAll(() => {
    write('tsconfig.base.json', spawnSync('cat', [join(root, 'tsconfig.base.json')], { encoding: 'utf8' }).stdout);
    for (const layer of layers) copyOfConfig(layer);
    write('src/domain/word.ts', "export const word = 'word';\n");
    write('src/contract/shape.ts', "export { word } from '../domain/word.ts';\n");
    write('src/bridge/ports.ts', "export { word } from '../domain/word.ts';\n");
    write('src/adapters/starface/pbx.ts', "export { word } from '../../bridge/ports.ts';\n");
    write('src/http/app.ts', "export { word } from '../contract/shape.ts';\n");
    write('src/ui/client.ts', "export { word } from '../contract/shape.ts';\n");
    write('src/addin/main.ts', "export { word } from '../ui/client.ts';\n");
  });

  test('the layers as they are compile', () => {
    expect(compile()).toBe('');
  }, 180_000);

  describe('with a trespass in each', () => {
    let output = '';
    beforeAll(() => {
      for (const [index, [layer, statement]] of trespasses.entries()) {
        write(`src/${layer}/trespass-${index}.ts`, `${statement};\nexport {};\n`);
      }
      output = compile();
    }, 180_000);

    test.each(trespasses.map((trespass, index) => [...trespass, index] as const))(
      '%s: %s',
      (layer, _code, error, index) => {
        expect(output).toMatch(new RegExp(`src/${layer}/trespass-${index}\\.ts.*error ${error}`));
      },
    );
  });
});

describe('what the lint refuses by types', () => {
  test('a promise that nobody waits for', () => {
    // Not below the tree: what git ignores, this lint does not read.
    const outside = mkdtempSync(join(tmpdir(), 'typed-lint-'));
    symlinkSync(join(root, 'node_modules'), join(outside, 'node_modules'));
    for (const file of ['.oxlintrc.json', 'tsconfig.base.json']) copyFileSync(join(root, file), join(outside, file));
    writeFileSync(join(outside, 'tsconfig.json'), '{ "extends": "./tsconfig.base.json", "include": ["*.ts"] }');
    writeFileSync(
      join(outside, 'floats.ts'),
      'export const later = (): Promise<void> => Promise.resolve();\nlater();\n',
    );
    const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
    const { status, stdout } = spawnSync(process.execPath, [oxlint, 'floats.ts'], { cwd: outside, encoding: 'utf8' });
    rmSync(outside, { recursive: true });
    expect(stdout).toContain('no-floating-promises');
    expect(status).toBe(1);
  }, 60_000);
});

describe('what the lint refuses', () => {
  // The files exist nowhere.
  const eslint = new ESLint({
    cwd: root,
    ruleFilter: ({ ruleId }) => ruleId.startsWith('no-restricted'),
  });

  async function messages(filePath: string, code: string): Promise<readonly string[]> {
    const [result] = await eslint.lintText(code, { filePath: join(root, filePath) });
    return (result?.messages ?? []).map(({ message }) => message);
  }

  test.each([
    ['src/adapters/starface/x.ts', "import '../microsoft/index.ts';", /Adapters never know each other/],
    ['src/adapters/starface/uci/x.ts', "import '../../store/index.ts';", /Adapters never know each other/],
    ['src/adapters/microsoft/x.ts', "import '../../bridge/engine.ts';", /only by bridge\/ports\.ts/],
    ['src/domain/x.ts', "import 'zod';", /nothing from npm/],
    ['src/domain/x.ts', "import 'node:fs';", /nothing from npm/],
    ['src/domain/x.ts', 'export const now = Date.now();', /given the time/],
    ['src/domain/x.ts', 'export const dice = Math.random();', /given randomness/],
    ['src/addin/pages/x.ts', 'export const item = Office.context.mailbox.item;', /Only src\/addin\/office/],
    ['src/ui/x.tsx', 'export const a = <b dangerouslySetInnerHTML={{ __html: "x" }} />;', /as text only/],
  ])('%s: %s', async (path, code, message) => {
    expect(await messages(path, code)).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
  });

  test.each([
    ['src/adapters/microsoft/x.ts', "import '../../bridge/ports.ts';"],
    ['src/domain/x.ts', "import 'luxon';"],
    ['src/addin/office/x.ts', 'export const item = Office.context.mailbox.item;'],
  ])('%s: %s is allowed', async (path, code) => {
    expect(await messages(path, code)).toEqual([]);
  });
});
