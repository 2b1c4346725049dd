/** Composition root: reads the configuration, joins adapters, bridge and http, listens, and stops cleanly. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { connectMicrosoft, starfaceOptions } from './adapter-options.ts';
import { createStarface } from './adapters/starface/index.ts';
import { openStore } from './adapters/store/index.ts';
import { systemClock as clock } from './adapters/system/clock.ts';
import { ConfigFault, parseConfig, type Config } from './adapters/system/config.ts';
import { createLog } from './adapters/system/log.ts';
import { systemRandom as random } from './adapters/system/random.ts';
import { watchParent } from './adapters/system/parent.ts';
import { createBridge } from './bridge/presence-bridge.ts';
import { consentOf } from './consent.ts';
import { giveBack, holdArgsFault, lift } from './hold-command.ts';
import { buildApp } from './http/app.ts';
import { buildHealthApp } from './http/health.ts';
import { createMetrics } from './http/metrics.ts';
import { pbxMaintenance } from './pbx-maintenance.ts';
import { presenceOptions } from './presence-options.ts';
import { presencePushOf } from './presence-push.ts';
import { watchStarfaceSecrets } from './starface-secrets.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };

function readArgs() {
  const { values } = parseArgs({
    options: {
      config: { type: 'string' },
      'give-back': { type: 'boolean', default: false },
      lift: { type: 'boolean', default: false },
      wait: { type: 'string', default: '300' },
    },
  });
  const fault = holdArgsFault(values);
  if (fault !== null) throw new ConfigFault([{ where: 'the command line', problem: fault }]);
  return values;
}

async function run(args: ReturnType<typeof readArgs>): Promise<void> {
  const read = (): Config => parseConfig({ file: args.config, env: process.env });
  const config = read();
  const log = createLog();
  const tenantId = config.microsoft.tenantId;
  // First: what is wrong with it is a fault of the configuration, and then nothing has been opened.
  const microsoft = connectMicrosoft(config, { clock, random, log: log.child({ part: 'microsoft' }) });
  const store = await openStore({
    url: config.store.url,
    sealingKey: config.secretsKey.reveal(),
    tenantId,
    pbxId: new URL(config.starface.url).host,
    clock,
    log: log.child({ part: 'store' }),
  });
  const starface = createStarface(starfaceOptions(config, { clock, random, log: log.child({ part: 'starface' }) }));
  const push = presencePushOf(microsoft, config, log.child({ part: 'microsoft' }));
  const owner = `${hostname()}:${process.pid}:${randomUUID()}`;
  let leave = (exitCode: number): void => process.exit(exitCode);
  const bridge = createBridge({
    version,
    tenantId,
    presence: presenceOptions(config.presence),
    pbx: starface.pbx,
    accounts: starface.accounts,
    feeds: [starface.companion, starface.lamps].filter((feed) => feed !== null),
    chat: starface.chat,
    maintenance: pbxMaintenance(starface, config, clock),
    microsoft,
    hints: push,
    store,
    clock,
    log: log.child({ part: 'bridge' }),
    owner,
    replaced: () => leave(1),
  });
  if (args['give-back'] || args.lift) {
    const print = (line: string): void => void process.stdout.write(`${line}\n`);
    const command = { store, bridge, owner, clock, print, waitMs: Number(args.wait) * 1_000 };
    process.exit(await (args.lift ? lift(command) : giveBack(command)));
  }
  const code = config.consoleCode?.reveal() ?? random.token(15);
  const app = await buildApp({
    config: { publicUrl: config.publicUrl, microsoft: config.microsoft, addin: config.addin },
    consent: consentOf(microsoft, config),
    persons: bridge.persons,
    telephone: bridge.telephone,
    sync: bridge.sync,
    admin: bridge.admin,
    hooks: { uci: starface.callbacks, companion: starface.companion ?? undefined, graph: push?.hook },
    distFolder: `${root}dist`,
    oneTimeCode: () => code,
    clock,
    random,
    log: log.child({ part: 'http' }),
  });
  const health = await buildHealthApp({
    status: () => bridge.admin.status(),
    metrics: createMetrics(bridge.admin),
    log: log.child({ part: 'health' }),
  });

  let stopping = false;
  let unwatchSecrets = (): void => undefined;
  async function stop(exitCode: number): Promise<void> {
    if (stopping) return;
    stopping = true;
    unwatch();
    unwatchSecrets();
    log.info('stopping');
    const impatience = clock.after(6_000, () => process.exit(1));
    await Promise.allSettled([app.close(), health.close()]);
    await bridge.stop();
    impatience();
    process.exitCode = exitCode;
    process.exit();
  }
  leave = (exitCode) => void stop(exitCode);
  const unwatch = watchParent(() => void stop(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));

  await health.listen({ ...config.health });
  await app.listen({ ...config.listen });
  log.info('listening', { version });
  if (config.consoleCode === null) process.stderr.write(`Console: ${config.publicUrl}/admin/#code=${code}\n`);
  await bridge.start();
  unwatchSecrets = watchStarfaceSecrets({
    config,
    read,
    clock,
    log,
    changed(secrets) {
      starface.renew(secrets);
      bridge.admin.tryAgain();
    },
  });
}

try {
  await run(readArgs());
} catch (error) {
  if (!(error instanceof ConfigFault) && (error as NodeJS.ErrnoException).code === undefined) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  const asked = error instanceof ConfigFault || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  process.exit(asked === true ? 2 : 1);
}
