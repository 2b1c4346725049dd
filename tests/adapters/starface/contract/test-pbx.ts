import { createStarface } from '../../../../src/adapters/starface/index.ts';
import type { Starface, XmppOptions } from '../../../../src/adapters/starface/index.ts';
import type { AccountCredentials } from '../../../../src/bridge/ports.ts';
import { startStarface } from '../../../simulators/starface/index.ts';
import type { StarfaceVersion } from '../../../simulators/starface/index.ts';
import { joinXmpp } from '../../../simulators/starface/xmpp/index.ts';
import { HookListener } from '../support/hook-listener.ts';
import { makeCertificate } from '../xmpp/stage.ts';
import { random, realClock, RecordingLog } from '../support/surroundings.ts';

/** A PBX to which the contract is put: simulated, or a real one that the environment names. */
export type TestPbx = {
  readonly starface: Starface;
  /** Somebody whose DND may be toggled and who may log in. */
  readonly person: AccountCredentials;
  /** A number that may ring; null where no call may be placed. */
  readonly number: string | null;
  /** A folder of the address book that some contacts stand in, and others do not; null where none is known. */
  readonly folder: string | null;
  /** Wrong passwords may be tried without locking a real account. */
  readonly mayGuess: boolean;
  stop(): Promise<void>;
};

export type PbxKind = { readonly name: string; readonly start: () => Promise<TestPbx> };

const person = { login: '0101', password: 'Geheim-Anna-1' };

function simulated(version: StarfaceVersion, auth: 'classic' | 'oauth'): PbxKind {
  return {
    name: `simulated STARFACE ${version}, ${auth}`,
    async start() {
      const simulator = await startStarface({
        people: [{ ...person, firstName: 'Anna', familyName: 'Muster', pbxEmail: 'anna@example.com' }],
        version,
      });
      const certificate = await makeCertificate();
      const chat = await joinXmpp(simulator, {
        tls: certificate,
        chatIds: version === 10 ? 'internalNumber' : 'login',
      });
      const listener = new HookListener();
      const { login, password } = simulator.admin;
      const starface = createStarface({
        url: simulator.url,
        login,
        password,
        auth,
        restClient: simulator.restClient,
        callbackUrl: await listener.start(),
        xmpp: {
          host: '127.0.0.1',
          port: chat.xmpp.port,
          domain: chat.xmpp.domain,
          tls: { fingerprint256: certificate.print },
        },
        budget: { startPerSecond: 25 },
        clock: realClock,
        random,
        log: new RecordingLog(),
      });
      listener.hook = starface.callbacks;
      const stop = async (): Promise<void> => {
        await starface.pbx.stop();
        await listener.stop();
        await chat.stop();
        await simulator.stop();
      };
      return { starface, person, number: '+4972112345', folder: 'Kunden', mayGuess: true, stop };
    },
  };
}

/**
 * `STARFACE_TEST_URL`, `…_LOGIN`, `…_PASSWORD` (administrator), `…_PERSON_LOGIN`, `…_PERSON_PASSWORD` (somebody whose DND
 * is toggled and given back), and where wanted `…_FINGERPRINT`, `…_CLIENT_SECRET`, `…_NUMBER` (will ring for a moment),
 * `…_XMPP_DOMAIN` (the chat server is tried, too), `…_XMPP_HOST`, `…_XMPP_PORT`, `…_XMPP_FINGERPRINT`.
 */
function real(environment: NodeJS.ProcessEnv): readonly PbxKind[] {
  const read = (name: string): string => environment[`STARFACE_TEST_${name}`] ?? '';
  const url = read('URL');
  if (url === '') return [];
  const secret = read('CLIENT_SECRET');
  const fingerprint256 = read('FINGERPRINT');
  const start = async (): Promise<TestPbx> => {
    const starface = createStarface({
      url,
      login: read('LOGIN'),
      password: read('PASSWORD'),
      auth: 'detect',
      ...(secret === '' ? {} : { restClient: { id: 'rest-client-headless', secret } }),
      ...(fingerprint256 === '' ? {} : { tls: { fingerprint256 } }),
      callbackUrl: environment.STARFACE_TEST_CALLBACK_URL ?? 'http://127.0.0.1:9',
      ...realXmpp(read),
      clock: realClock,
      random,
      log: new RecordingLog(),
    });
    return {
      starface,
      person: { login: read('PERSON_LOGIN'), password: read('PERSON_PASSWORD') },
      number: read('NUMBER') || null,
      folder: null,
      mayGuess: false,
      stop: () => starface.pbx.stop(),
    };
  };
  return [{ name: 'real STARFACE', start }];
}

function realXmpp(read: (name: string) => string): { readonly xmpp?: XmppOptions } {
  const domain = read('XMPP_DOMAIN');
  if (domain === '') return {};
  const print = read('XMPP_FINGERPRINT');
  const host = read('XMPP_HOST') || new URL(read('URL')).hostname;
  const xmpp = { host, port: Number(read('XMPP_PORT') || 5222), domain };
  return { xmpp: print === '' ? xmpp : { ...xmpp, tls: { fingerprint256: print } } };
}

export const pbxKinds: readonly PbxKind[] = [
  simulated(7, 'classic'),
  simulated(9, 'classic'),
  simulated(10, 'classic'),
  simulated(10, 'oauth'),
  ...real(process.env),
];
