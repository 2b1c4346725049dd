/** The program as it is started: what is wrong with the Microsoft side is a fault of the configuration, and said as one. */
import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { completeConfig, writeConfig } from '../adapters/system/config-fixture.ts';

const program = join(import.meta.dirname, '..', '..', 'src', 'main.ts');

function start(microsoft: Readonly<Record<string, string>>) {
  const config = completeConfig();
  const file = writeConfig({ ...config, microsoft: { ...(config['microsoft'] as object), ...microsoft } });
  const ended = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', program, '--config', file], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { ...ended, hasData: existsSync(join(dirname(file), 'data')) };
}

test.each([
  [
    'a cloud without presence',
    { authority: 'https://login.chinacloudapi.cn', graphUrl: 'https://microsoftgraph.chinacloudapi.cn' },
    'microsoft.cloud-without-presence',
  ],
  ['addresses of two clouds', { graphUrl: 'https://graph.microsoft.us' }, 'microsoft.cloud-mismatch'],
])('with %s the bridge does not start, says why and leaves nothing behind', (_what, microsoft, code) => {
  const { status, stderr, hasData } = start(microsoft);
  expect(status).toBe(2);
  expect(stderr).toContain(`microsoft.authority and microsoft.graphUrl cannot be used (${code})`);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(hasData).toBe(false);
});
