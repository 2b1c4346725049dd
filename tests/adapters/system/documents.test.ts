import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseConfig } from '../../../src/adapters/system/config.ts';
import { configKeys } from '../../../src/adapters/system/config-keys.ts';
import { writeConfig, secretsKey, certificatePem } from './config-fixture.ts';

const root = join(import.meta.dirname, '..', '..', '..');

test('the sample file and the page about the configuration are those that the schema gives', () => {
  const run = spawnSync(process.execPath, [join(root, 'scripts', 'docs.ts'), '--check'], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
});

test('the sample file starts a bridge as soon as its secrets are there', () => {
  const sample = readFileSync(join(root, 'docs', 'bridge.sample.json'), 'utf8').replaceAll('./secrets/', './');
  const files = { key: secretsKey.toString('base64'), 'microsoft.pem': certificatePem, starface: 'pw' };
  expect(parseConfig({ file: writeConfig(sample, files), env: {} }).publicUrl).toBe('https://bridge.example.com');
});

test('every key is explained', () => {
  for (const key of configKeys) expect(key.description).toMatch(/\.$/);
});
