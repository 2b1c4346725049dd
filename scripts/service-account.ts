/**
 * Signs a service account in, whose presence subscriptions make the bridge read sooner (`microsoft.push`).
 *
 *   npm run service-account -- --config bridge.json                the first of microsoft.push.accountFiles that is missing
 *   … --out data/push-1.account                                    this file, also to sign in anew
 *   … --port 8400                                                  where the browser comes back: http://localhost:8400
 *
 * The bridge's registration needs the delegated permission Presence.Read.All and the redirect http://localhost:8400/service-account;
 * both are printed by scripts/app-registration/print.ts --push. On a server without a browser: ssh -L 8400:localhost:8400.
 *
 * Exits with 1 where nobody was signed in, with 2 where it was called wrongly.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { connectMicrosoft } from '../src/adapter-options.ts';
import { systemClock as clock } from '../src/adapters/system/clock.ts';
import { ConfigFault, parseConfig, type Config } from '../src/adapters/system/config.ts';
import { createLog } from '../src/adapters/system/log.ts';
import { systemRandom as random } from '../src/adapters/system/random.ts';
import { writeSealed } from '../src/service-account-file.ts';
import { callbackPath, signInByLoopback } from './service-account/loopback-sign-in.ts';

const usage = 'npm run service-account -- --config bridge.json [--out FILE] [--port 8400]';
const longestSignInMs = 10 * 60_000;

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof ConfigFault ? 2 : 1;
}

async function main(): Promise<number> {
  const wishes = readArguments();
  if (wishes === null) return wrongCall(usage);
  const config = parseConfig({ file: wishes.config, env: process.env });
  const file = wishes.out ?? firstMissing(config);
  if (file === undefined) {
    return wrongCall(
      'Every file of microsoft.push.accountFiles is there: name the one to sign in anew with --out FILE',
    );
  }
  const microsoft = connectMicrosoft(config, { clock, random, log: createLog() });
  try {
    const redirectUri = `http://localhost:${wishes.port}${callbackPath}`;
    const { by, cache } = await signInByLoopback({
      flow: microsoft.serviceAccountSignIn({ redirectUri }),
      port: wishes.port,
      goTo: (address) => console.log(`Open this address and sign in as the service account:\n${address}`),
      refused: (code) => console.error(`A way back was refused: ${code}`),
      signal: AbortSignal.timeout(longestSignInMs),
    });
    writeSealed(file, cache, config);
    console.log(`Signed in: object id ${by.objectId}. Kept, sealed, in ${file}`);
    return 0;
  } finally {
    await microsoft.stop();
  }
}

function readArguments(): { readonly config: string; readonly out: string | undefined; readonly port: number } | null {
  try {
    const { values } = parseArgs({
      options: { config: { type: 'string' }, out: { type: 'string' }, port: { type: 'string', default: '8400' } },
    });
    const { config, out, port } = values;
    if (config === undefined || !/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) return null;
    return { config, out, port: Number(port) };
  } catch {
    return null;
  }
}

function firstMissing({ microsoft }: Config): string | undefined {
  return microsoft.push?.accountFiles.find((file) => !existsSync(file));
}

function wrongCall(text: string): number {
  console.error(text);
  return 2;
}
