/** The command behind scripts/service-account.ts: its words, its files, and the codes that it exits with. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { connectMicrosoft } from '../../src/adapter-options.ts';
import { systemClock as clock } from '../../src/adapters/system/clock.ts';
import { ConfigFault, parseConfig, type Config } from '../../src/adapters/system/config.ts';
import { createLog } from '../../src/adapters/system/log.ts';
import { systemRandom as random } from '../../src/adapters/system/random.ts';
import { writeSealed } from '../../src/service-account-file.ts';
import { callbackPath, signInByLoopback } from './loopback-sign-in.ts';

const usage = 'npm run service-account -- --config bridge.json [--out FILE] [--port 8400]';
const longestSignInMs = 10 * 60_000;

export type Terminal = {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
};

/** Resolves with the exit code: 0 signed in, 1 nobody was signed in, 2 called wrongly. */
export async function serviceAccountCommand(terminal: Terminal): Promise<0 | 1 | 2> {
  try {
    return await signIn(terminal);
  } catch (error) {
    terminal.complain(error instanceof Error ? error.message : String(error));
    return error instanceof ConfigFault ? 2 : 1;
  }
}

async function signIn({ args, env, print, complain }: Terminal): Promise<0 | 2> {
  const wrongCall = (text: string): 2 => {
    complain(text);
    return 2;
  };
  const wishes = readArguments(args);
  if (wishes === null) return wrongCall(usage);
  const config = parseConfig({ file: wishes.config, env });
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
      goTo: (address) => print(`Open this address and sign in as the service account:\n${address}`),
      refused: (code) => complain(`A way back was refused: ${code}`),
      signal: AbortSignal.timeout(longestSignInMs),
    });
    writeSealed(file, cache, config);
    print(`Signed in: object id ${by.objectId}. Kept, sealed, in ${file}`);
    return 0;
  } finally {
    await microsoft.stop();
  }
}

function readArguments(
  args: readonly string[],
): { readonly config: string; readonly out: string | undefined; readonly port: number } | null {
  try {
    const { values } = parseArgs({
      args: [...args],
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
