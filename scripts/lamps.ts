/**
 * Tries, against the PBX of a configuration, what it supports of busy lamps: step by step, before anything is switched
 * on. Writes one lamp for one colleague and removes it again; prints codes, counts and names of members only.
 *
 *   npm run lamps -- --config bridge.json                                       the account of starface.lamps
 *   npm run lamps -- --config bridge.json --login 0900 --password-file FILE     another technical account
 *
 * Exits with 0 where the PBX supports it, with 1 where not, with 2 where it was called wrongly.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { starfaceOptions } from '../src/adapter-options.ts';
import { createStarface, reportOfLampTest, verdictOfLampTest } from '../src/adapters/starface/index.ts';
import { systemClock } from '../src/adapters/system/clock.ts';
import { ConfigFault, parseConfig, type Config } from '../src/adapters/system/config.ts';
import { createLog } from '../src/adapters/system/log.ts';
import { systemRandom } from '../src/adapters/system/random.ts';
import type { AccountCredentials } from '../src/bridge/ports.ts';

const usage = 'usage: npm run lamps -- --config FILE [--login LOGIN --password-file FILE]';

class Misuse extends Error {}

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const { config, account } = readWishes();
    // Connections of the test are nobody's news.
    const log = createLog({ level: 'error' });
    const starface = createStarface(starfaceOptions(config, { clock: systemClock, random: systemRandom, log }));
    try {
      const results = await starface.testLamps(account);
      console.log(reportOfLampTest(results));
      return verdictOfLampTest(results) === 'unsupported' ? 1 : 0;
    } finally {
      await starface.pbx.stop();
    }
  } catch (error) {
    if (!(error instanceof Misuse) && !(error instanceof ConfigFault)) throw error;
    console.error(error.message);
    return 2;
  }
}

function readWishes(): { readonly config: Config; readonly account: AccountCredentials } {
  const { config: file, login, 'password-file': passwordFile } = readArguments();
  const config = parseConfig({ file, env: process.env });
  if (login !== undefined && passwordFile !== undefined) {
    return { config, account: { login, password: readPassword(passwordFile) } };
  }
  if (login !== undefined || passwordFile !== undefined)
    throw new Misuse(`--login and --password-file go together\n${usage}`);
  const { lamps } = config.starface;
  if (lamps !== null) return { config, account: { login: lamps.login, password: lamps.password.reveal() } };
  throw new Misuse(`the configuration names no technical account (starface.lamps): name one\n${usage}`);
}

function readArguments() {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ options: { config: text, login: text, 'password-file': text } }).values;
  } catch (error) {
    throw new Misuse(`${error instanceof Error ? error.message : ''}\n${usage}`);
  }
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new Misuse(`${file} cannot be read`);
  }
}
