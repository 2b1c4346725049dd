import type { AccountCredentials } from '../../../bridge/ports.ts';
import { isOutsideError, starfaceError } from '../starface-error.ts';
import { UciConnection } from '../uci/connection.ts';
import { UciRequests } from '../uci/dialect.ts';
import { UciFault } from '../uci/fault.ts';
import { readFunctionKeys } from '../uci/function-key.ts';
import type { ReadKey } from '../uci/function-key.ts';
import { longAnswer } from '../uci/telephone.ts';
import { stringsOf } from '../uci/xml-rpc/value.ts';
import { openKeySet } from './lamp-account.ts';
import type { LampParts } from './lamp-account.ts';
import type { KeySet } from './key-set.ts';
import { readCallInfo } from './lamp-verdict.ts';

export const selfTestSteps = [
  'restLogin',
  'keySet',
  'lampWritten',
  'uciLogin',
  'serviceOffered',
  'keysRead',
  'lampFound',
  'stateRecognised',
  'callInfo',
  'push',
] as const;

/** `detail` holds codes, counts and member names: no name, number or state of anybody. */
export type SelfTestResult = {
  readonly step: (typeof selfTestSteps)[number];
  readonly outcome: 'ok' | 'failed' | 'notOffered';
  readonly detail: string;
};

/** A finding that ends the test at its step. */
class Stop extends Error {}

/**
 * Tries step by step what this PBX supports of the lamps: one lamp on one colleague, which is removed again where it was
 * not there before. Ends at the first step without which the next make no sense.
 */
export async function testLamps(parts: LampParts, credentials: AccountCredentials): Promise<readonly SelfTestResult[]> {
  const results: SelfTestResult[] = [];
  const { login } = credentials;
  const identity = parts.identityOf(credentials);
  const connection = new UciConnection({
    baseUrl: parts.baseUrl,
    login,
    exchange: parts.exchange,
    auth: identity.auth,
    callback: null,
  });
  const requests = new UciRequests(connection, new AbortController().signal);
  let cleanUp = async (): Promise<void> => undefined;

  const note = (step: SelfTestResult['step'], outcome: SelfTestResult['outcome'], detail = ''): void => {
    results.push({ step, outcome, detail });
  };
  async function attempt<T>(step: SelfTestResult['step'], work: () => Promise<readonly [T, string]>): Promise<T> {
    try {
      const [value, detail] = await work();
      note(step, 'ok', detail);
      return value;
    } catch (error) {
      note(step, isNotOffered(error) ? 'notOffered' : 'failed', describe(error));
      throw new Stop();
    }
  }

  try {
    await attempt('restLogin', async () => [await identity.readOwnUser(), '']);
    const set = await attempt('keySet', async () => [await openKeySet(parts, login, identity), '']);
    const lamp = await attempt('lampWritten', () => writeLamp(parts, set, login));
    if (lamp.isNew) cleanUp = () => set.remove(lamp.keyId);
    await attempt('uciLogin', async () => {
      if (!(await requests.logIn())) throw starfaceError('forbidden', 'forbidden', 'not let in');
      return [null, requests.dialect()];
    });
    const provided = await requests.providedRequests();
    const named = provided?.filter((name) => /functionKey/i.test(name)) ?? [];
    note(
      'serviceOffered',
      provided === null || named.length > 0 ? 'ok' : 'notOffered',
      provided === null ? 'not told' : named.join(' '),
    );
    const keys = await attempt('keysRead', async () => {
      const read = readFunctionKeys(await requests.ask('functionKey.getFunctionKeys', [], { limits: longAnswer }));
      return [read, `${read.length} keys`];
    });
    const key = await attempt('lampFound', async () => findLamp(keys, lamp));
    const members = key.members.join(' ');
    note('stateRecognised', key.state === null ? 'failed' : 'ok', members);
    await tryCallInfo(requests, key.id, note);
    const events = await requests.ask('service.getProvidedEvents').then(stringsOf, () => []);
    const push = events.filter((name) => /functionkeys?$/i.test(name));
    note('push', push.length > 0 ? 'ok' : 'notOffered', push.join(' '));
  } catch (error) {
    if (!(error instanceof Stop)) note('push', 'failed', describe(error));
  } finally {
    await cleanUp().catch(() => undefined);
    await requests.ask('connection.logout').catch(() => undefined);
    await identity.close();
  }
  return results;
}

type WrittenLamp = { readonly keyId: string; readonly userId: string; readonly isNew: boolean };

async function writeLamp(parts: LampParts, set: KeySet, login: string): Promise<readonly [WrittenLamp, string]> {
  const stored = await set.read();
  const colleagues = (await parts.listUsers()).filter((user) => user.login !== login);
  for (const user of colleagues) {
    const key = stored.find(({ kind, target }) => kind === 'BUSYLAMPFIELD' && target === user.id);
    if (key !== undefined) return [{ keyId: key.id, userId: user.id, isNew: false }, 'was there'];
  }
  const [colleague] = colleagues;
  if (colleague === undefined) throw starfaceError('notFound', 'not-found', 'there is no colleague');
  return [{ keyId: await set.create(colleague), userId: colleague.id, isNew: true }, 'read back'];
}

function findLamp(keys: readonly ReadKey[], lamp: WrittenLamp): readonly [ReadKey, string] {
  const byId = keys.find((key) => key.id === lamp.keyId);
  if (byId !== undefined) return [byId, 'by id'];
  const byName = keys.find((key) => key.name.startsWith(`${lamp.userId} `));
  if (byName !== undefined) return [byName, 'by name'];
  throw starfaceError('notFound', 'not-found', 'the lamp is not among the keys');
}

async function tryCallInfo(
  requests: UciRequests,
  keyId: string,
  note: (step: SelfTestResult['step'], outcome: SelfTestResult['outcome'], detail?: string) => void,
): Promise<void> {
  try {
    const answer = readCallInfo(await requests.ask('functionKey.getCallInfoForKey', [keyId]));
    note('callInfo', answer === 'fault' ? 'failed' : 'ok');
  } catch (error) {
    note('callInfo', isNotOffered(error) ? 'notOffered' : 'failed', describe(error));
  }
}

function isNotOffered(error: unknown): boolean {
  return error instanceof UciFault && error.kind === 'unknownMethod';
}

function describe(error: unknown): string {
  if (isOutsideError(error)) return error.code;
  return error instanceof UciFault ? error.message : 'defect';
}
