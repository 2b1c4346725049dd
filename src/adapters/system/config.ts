/**
 * The configuration: read once at the start, checked as a whole, frozen.
 *
 * The only place that reads the environment. Nothing printed from the result shows a secret.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { ConfigFault, nearest, type Fault } from './config-fault.ts';
import { readAuthority } from './config-authority.ts';
import { configKeys, configSections, secretKeys } from './config-keys.ts';
import { configSchema, type CheckedConfig } from './config-schema.ts';
import { readSecrets, valueAt, type MicrosoftCredential, type Secrets } from './config-secrets.ts';
import { readSources, type Environment, type Sources } from './config-sources.ts';
import type { Secret } from './secret.ts';

export { ConfigFault } from './config-fault.ts';
export type { Fault } from './config-fault.ts';
export { Secret } from './secret.ts';

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]: DeepReadonly<T[Name]> }
    : T;

type Checked = DeepReadonly<CheckedConfig>;

/** Addresses without a slash at the end, paths absolute, secrets resolved. */
export type Config = Pick<Checked, 'publicUrl' | 'listen' | 'health' | 'addin'> & {
  readonly store: {
    /** `file:` and an absolute path. */
    readonly url: string;
    /** The same path. */
    readonly file: string;
  };
  /** 32 bytes. */
  readonly secretsKey: Secret<Uint8Array>;
  /** The code that opens the console; null where each start makes one of its own. */
  readonly consoleCode: Secret<string> | null;
  readonly microsoft: Pick<
    Checked['microsoft'],
    'tenantId' | 'clientId' | 'authority' | 'graphUrl' | 'profileNumbers'
  > & {
    readonly credential: MicrosoftCredential;
    /** Absolute paths; null where no change notifications are wanted. */
    readonly push: { readonly accountFiles: readonly string[] } | null;
  };
  readonly starface: Pick<Checked['starface'], 'url' | 'login' | 'auth' | 'tls'> & {
    readonly password: Secret<string>;
    readonly callbackUrl: string;
    /** For `oauth`; null where it is not configured. */
    readonly restClient: { readonly id: string; readonly secret: Secret<string> } | null;
    /** Sign-in of people in the browser; null where it is not configured. */
    readonly oauth: BrowserSignIn | null;
    readonly lamps: { readonly login: string; readonly password: Secret<string> } | null;
    readonly companionSecret: Secret<string> | null;
    /** Null where the chat server is not used. */
    readonly xmpp: ChatServer | null;
  };
  readonly presence: Checked['presence'];
};

export type BrowserSignIn = {
  readonly clientId: string;
  readonly clientSecret: Secret<string> | null;
  readonly scope: string;
  readonly redirectUri: string;
};

export type ChatServer = {
  readonly host: string;
  readonly port: number;
  readonly domain: string;
  readonly serverName: string | null;
  /** PEM */
  readonly ca: string | null;
  readonly fingerprint256: string | null;
};

export type ConfigSources = {
  /** Path of `bridge.json`; the environment alone may be enough. */
  readonly file?: string | undefined;
  readonly env: Environment;
};

/** Throws a `ConfigFault` that lists everything that is wrong. */
export function parseConfig({ file, env }: ConfigSources): Config {
  const sources = readSources(file, env);
  if (file === undefined && Object.keys(sources.tree).length === 0 && sources.secrets.size === 0) {
    const problem = 'is missing: start with --config FILE; docs/bridge.sample.json is one to begin with';
    throw new ConfigFault([{ where: 'The configuration file', problem }]);
  }
  const faults: Fault[] = [...sources.faults];
  for (const section of configSections) {
    // So that a missing section names the keys that it needs.
    if (!section.includes('.') && sources.tree[section] === undefined) sources.tree[section] = {};
  }
  const checked = configSchema.safeParse(sources.tree);
  if (!checked.success) faults.push(...checked.error.issues.flatMap((issue) => faultsOf(issue, sources)));
  const secrets = readSecrets(sources, faults);
  const chatAuthority = readAuthority('starface.xmpp.caFile', sources, faults);
  for (const [key, mode] of [
    ['presence.rulesFile', 'central'],
    ['presence.tableFile', 'individual'],
  ] as const) {
    checkModeFile(key, mode, sources, faults);
  }
  // An unreadable file makes every key look missing: say only what is really wrong.
  const unreadable = faults.find((fault) => fault.where === file);
  if (unreadable) throw new ConfigFault([unreadable]);
  if (faults.length > 0 || !checked.success || secrets === null) throw new ConfigFault(faults);
  return deepFreeze(join(checked.data, secrets, sources.folder, chatAuthority));
}

function join(checked: CheckedConfig, secrets: Secrets, folder: string, chatAuthority: string | null): Config {
  const { microsoft, starface, presence } = checked;
  const file = resolve(folder, checked.store.url.replace(/^file:(\/\/)?/, ''));
  const inFolder = (path: string | undefined) => (path === undefined ? undefined : resolve(folder, path));
  return {
    publicUrl: checked.publicUrl,
    listen: checked.listen,
    health: checked.health,
    store: { url: `file:${file}`, file },
    secretsKey: secrets.secretsKey,
    consoleCode: secrets.consoleCode,
    microsoft: {
      tenantId: microsoft.tenantId,
      clientId: microsoft.clientId,
      authority: microsoft.authority,
      graphUrl: microsoft.graphUrl,
      profileNumbers: microsoft.profileNumbers,
      credential: secrets.microsoft,
      push:
        microsoft.push === undefined
          ? null
          : { accountFiles: microsoft.push.accountFiles.map((path) => resolve(folder, path)) },
    },
    addin: checked.addin,
    starface: {
      url: starface.url,
      login: starface.login,
      auth: starface.auth,
      tls: starface.tls,
      password: secrets.starfacePassword,
      callbackUrl: starface.callbackUrl ?? checked.publicUrl,
      restClient:
        secrets.restClientSecret === null ? null : { id: starface.restClientId, secret: secrets.restClientSecret },
      oauth:
        starface.oauth === undefined
          ? null
          : {
              clientId: starface.oauth.clientId ?? 'rest-client',
              clientSecret: secrets.oauthClientSecret,
              scope: starface.oauth.scope ?? 'pbx-login',
              redirectUri: starface.oauth.redirectUri ?? `${checked.publicUrl}/oauth/callback/starface`,
            },
      lamps:
        starface.lamps && secrets.lampsPassword
          ? { login: starface.lamps.login, password: secrets.lampsPassword }
          : null,
      companionSecret: secrets.companionSecret,
      xmpp: chatServerOf(starface, chatAuthority),
    },
    presence: { ...presence, rulesFile: inFolder(presence.rulesFile), tableFile: inFolder(presence.tableFile) },
  };
}

function chatServerOf({ url, xmpp }: CheckedConfig['starface'], ca: string | null): ChatServer | null {
  if (xmpp === undefined) return null;
  const host = xmpp.host ?? new URL(url).hostname;
  return {
    host,
    port: xmpp.port ?? 5222,
    domain: xmpp.domain ?? host,
    serverName: xmpp.serverName ?? null,
    ca,
    fingerprint256: xmpp.fingerprint256 ?? null,
  };
}

function faultsOf(issue: z.core.$ZodIssue, sources: Sources): Fault[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(path === '' ? key : `${path}.${key}`, sources));
  }
  if (issue.code === 'invalid_union') {
    return [{ where: sources.whereOf(path), problem: 'must be "all" or a list with at least one entry' }];
  }
  const value = valueAt(sources.tree, path);
  const meaning = configKeys.find((key) => key.path === path)?.description;
  if (value === undefined && meaning !== undefined) {
    return [{ where: sources.whereOf(path), problem: `is missing. ${meaning}` }];
  }
  return [{ where: sources.whereOf(path), problem: wordsOf(issue, value) }];
}

function unknownKey(path: string, sources: Sources): Fault {
  const where = sources.whereOf(path);
  const secret = secretKeys.find((key) => key.path === path);
  if (secret) {
    return {
      where,
      problem: `is a secret: put it into a file and name that in ${secret.filePath}, or set ${secret.variable}`,
    };
  }
  const near = nearest(path, [...configKeys.map((key) => key.path), ...configSections]);
  const name = path.split('.').at(-1) ?? path;
  const elsewhere = configKeys.find((key) => key.path.split('.').at(-1) === name)?.path;
  const meant = elsewhere ?? near;
  return { where, problem: meant === null ? 'is unknown' : `is unknown: did you mean ${meant}?` };
}

/** Our own messages begin with "must" or "is"; the rest of zod's are put into such words. */
function wordsOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'invalid_type' && value === undefined) return 'is missing';
  if (issue.code === 'invalid_type' && /^Invalid/.test(issue.message)) return `must be of type ${issue.expected}`;
  if (issue.code === 'too_small' && /^Too/.test(issue.message)) return `must be ${issue.minimum} or more`;
  if (issue.code === 'too_big' && /^Too/.test(issue.message)) return `must be ${issue.maximum} or less`;
  if (issue.code === 'invalid_value')
    return `must be one of ${issue.values.map((one) => `"${String(one)}"`).join(', ')}`;
  return issue.message;
}

/** A mode that is to run from the first minute on needs its file; for other modes it may come later. */
function checkModeFile(key: string, mode: string, sources: Sources, faults: Fault[]): void {
  const name = valueAt(sources.tree, key);
  const first = valueAt(sources.tree, 'presence.mode') ?? valueAt(sources.tree, 'presence.initialMode');
  if (first !== mode || typeof name !== 'string') return;
  const path = resolve(sources.folder, name);
  if (!existsSync(path))
    faults.push({ where: sources.whereOf(key), problem: `names a file that does not exist: ${path}` });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value) && !ArrayBuffer.isView(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}
