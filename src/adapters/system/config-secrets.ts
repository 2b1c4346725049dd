/** Reads the secrets that the configuration names: out of the environment first, then out of the file. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseCertificate, type Certificate } from './certificate.ts';
import type { Fault } from './config-fault.ts';
import { secretKeys } from './config-keys.ts';
import { isTree, type Sources } from './config-sources.ts';
import { Secret } from './secret.ts';

export type MicrosoftCredential =
  ({ readonly kind: 'certificate' } & Certificate) | { readonly kind: 'clientSecret'; readonly secret: Secret<string> };

export type Secrets = {
  /** 32 bytes. */
  readonly secretsKey: Secret<Uint8Array>;
  readonly consoleCode: Secret<string> | null;
  readonly microsoft: MicrosoftCredential;
  readonly starfacePassword: Secret<string>;
  readonly restClientSecret: Secret<string> | null;
  readonly oauthClientSecret: Secret<string> | null;
  readonly lampsPassword: Secret<string> | null;
  readonly companionSecret: Secret<string> | null;
};

const newKey = 'make one with: openssl rand -base64 32';
/** What does not tell a guesser much, yet refuses an empty or trivial secret. */
const shortestChosenSecret = 16;

/** Adds a fault for each secret that is missing or unusable; null where there was one. */
export function readSecrets(sources: Sources, faults: Fault[]): Secrets | null {
  const before = faults.length;
  const read = (path: string): { readonly text: string; readonly where: string } | null => {
    const fromEnvironment = sources.secrets.get(path);
    const key = secretKeys.find((one) => one.path === path);
    if (fromEnvironment !== undefined) return { text: fromEnvironment, where: key?.variable ?? path };
    const filePath = `${path}File`;
    const name = valueAt(sources.tree, filePath);
    if (typeof name !== 'string' || name === '') return null;
    const where = sources.whereOf(filePath);
    try {
      return { text: readFileSync(resolve(sources.folder, name), 'utf8').trim(), where };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
      faults.push({ where, problem: `names a file that cannot be read (${code}): ${resolve(sources.folder, name)}` });
      return { text: '', where: '' };
    }
  };
  const text = (path: string, needed: boolean): Secret<string> | null => {
    const found = read(path);
    if (found === null && needed) faults.push(missing(sources, path));
    if (found !== null && found.text === '' && found.where !== '') {
      faults.push({ where: found.where, problem: 'is empty' });
    }
    return found === null ? null : new Secret(found.text);
  };

  const secretsKey = readKey(read('secretsKey'), sources, faults);
  const microsoft = readCredential(read, text, sources, faults);
  const starfacePassword = text('starface.password', true);
  const restClientSecret = text('starface.restClientSecret', valueAt(sources.tree, 'starface.auth') === 'oauth');
  const oauthClientSecret = text('starface.oauth.clientSecret', false);
  const lampsPassword = text('starface.lamps.password', valueAt(sources.tree, 'starface.lamps') !== undefined);
  const companionSecret = text('starface.companionSecret', false);
  const consoleCode = text('consoleCode', false);
  for (const [path, secret] of [
    ['starface.companionSecret', companionSecret],
    ['consoleCode', consoleCode],
  ] as const) {
    if (secret !== null && secret.reveal() !== '' && secret.reveal().length < shortestChosenSecret) {
      const variable = secretKeys.find((key) => key.path === path)?.variable ?? path;
      const where = sources.secrets.has(path) ? variable : sources.whereOf(`${path}File`);
      faults.push({ where, problem: `is too short: ${shortestChosenSecret} characters or more; ${newKey}` });
    }
  }
  if (faults.length > before || secretsKey === null || microsoft === null || starfacePassword === null) return null;
  return {
    secretsKey,
    consoleCode,
    microsoft,
    starfacePassword,
    restClientSecret,
    oauthClientSecret,
    lampsPassword,
    companionSecret,
  };
}

type Found = { readonly text: string; readonly where: string } | null;

function readKey(found: Found, sources: Sources, faults: Fault[]): Secret<Uint8Array> | null {
  if (found === null) {
    faults.push(missing(sources, 'secretsKey', ` (${newKey})`));
    return null;
  }
  const bytes = Buffer.from(found.text, 'base64');
  if (bytes.length === 32 && /^[A-Za-z0-9+/]{43}=$/.test(found.text)) return new Secret(Uint8Array.from(bytes));
  if (found.where !== '') {
    faults.push({ where: found.where, problem: `must hold 32 bytes in base64, in one line: ${newKey}` });
  }
  return null;
}

function readCredential(
  read: (path: string) => Found,
  text: (path: string, needed: boolean) => Secret<string> | null,
  sources: Sources,
  faults: Fault[],
): MicrosoftCredential | null {
  const pem = read('microsoft.certificate');
  const secret = text('microsoft.clientSecret', false);
  if (pem !== null && secret !== null) {
    const where = sources.whereOf('microsoft.certificateFile');
    faults.push({ where, problem: 'and microsoft.clientSecretFile are both set: keep one of them' });
    return null;
  }
  if (secret !== null) return { kind: 'clientSecret', secret };
  if (pem === null) {
    faults.push(missing(sources, 'microsoft.certificate', ', or microsoft.clientSecretFile'));
    return null;
  }
  if (pem.where === '') return null;
  const certificate = parseCertificate(pem.text);
  if (typeof certificate !== 'string') return { kind: 'certificate', ...certificate };
  faults.push({ where: pem.where, problem: certificate });
  return null;
}

function missing(sources: Sources, path: string, more = ''): Fault {
  const key = secretKeys.find((one) => one.path === path);
  return {
    where: sources.whereOf(`${path}File`),
    problem: `is missing: name a file there${more}, or set ${key?.variable ?? path} in the environment`,
  };
}

export function valueAt(tree: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (branch, name) => (isTree(branch) && Object.hasOwn(branch, name) ? branch[name] : undefined),
      tree,
    );
}
