import { X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import { createChatWatch } from '../../../../src/adapters/starface/xmpp/chat-watch.ts';
import type { ChatWatch } from '../../../../src/adapters/starface/xmpp/chat-watch.ts';
import { createOwnPresence } from '../../../../src/adapters/starface/xmpp/own-presence.ts';
import type { OwnPresence } from '../../../../src/adapters/starface/xmpp/own-presence.ts';
import { starfaceError } from '../../../../src/adapters/starface/starface-error.ts';
import type { ChatAccount, XmppLogin } from '../../../../src/adapters/starface/xmpp/chat-account.ts';
import type { ChatStatus } from '../../../../src/domain/telephone.ts';
import { startXmpp } from '../../../simulators/starface/xmpp/index.ts';
import type { XmppCertificate, XmppSimulator } from '../../../simulators/starface/xmpp/index.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { eventually, random, RecordingLog } from '../support/surroundings.ts';

export const passwords: Readonly<Record<string, string>> = {
  '0101': 'Geheim-Anna-1',
  '0102': 'Geheim-Ben-2',
  '0900': 'Geheim-Technik-9',
};

const people = Object.keys(passwords).map((login) => ({ login, name: `Person ${login}` }));

export type Certificate = XmppCertificate & { readonly print: string };

export async function makeCertificate(name = 'pbx.example.com'): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }],
  });
  return { key, cert, print: new X509Certificate(cert).fingerprint256 };
}

/** A chat server, and clients of it whose time stands still until it is moved. */
export class Stage {
  readonly clock = new ManualClock();
  readonly log = new RecordingLog();
  readonly certificate: Certificate;
  readonly xmpp: XmppSimulator;
  readonly #stops: (() => void)[] = [];

  constructor(certificate: Certificate, xmpp: XmppSimulator) {
    this.certificate = certificate;
    this.xmpp = xmpp;
  }

  static async open(certificate: Certificate): Promise<Stage> {
    const passwordOf = (login: string): string | undefined => passwords[login];
    return new Stage(certificate, await startXmpp({ people: () => people, tls: certificate, passwordOf }));
  }

  watch(change: Partial<ChatAccount> = {}): Watched {
    const told = new Map<string, ChatStatus>();
    const events: string[] = [];
    const watch = createChatWatch(
      { ...this.#base(), credentials: this.credentials('0900'), ...change },
      {
        statuses(changed) {
          for (const [person, status] of changed) {
            told.set(person, status);
            events.push(`${person} ${status.state}`);
          }
        },
        lost: () => events.push('lost'),
        refused: () => events.push('refused'),
      },
    );
    this.#stops.push(() => watch.stop());
    watch.start();
    return { watch, told, events };
  }

  own(login: string, change: Partial<ChatAccount> = {}): Owned {
    const events: string[] = [];
    const own = createOwnPresence(
      { ...this.#base(), credentials: this.credentials(login), ...change },
      {
        status: ({ state, text }) => events.push(`${state} ${text}`),
        lost: () => events.push('lost'),
        refused: () => events.push('refused'),
      },
    );
    this.#stops.push(() => own.close());
    return { own, events };
  }

  /** The way in; a password that is not the person's own is proven wrong where it is refused. */
  credentials(
    login: string,
    password: () => Promise<string> = () => Promise.resolve(passwords[login] ?? ''),
  ): XmppLogin {
    const wrong = starfaceError('unauthorized', 'wrong-credentials', 'wrong');
    const prove = async (): Promise<'unchanged'> =>
      (await password()) === passwords[login] ? 'unchanged' : Promise.reject(wrong);
    return { login, password, prove };
  }

  /** Real packets travel while the clock moves by a millisecond a turn. */
  async until(what: string, condition: () => boolean): Promise<void> {
    await eventually(what, () => {
      void this.clock.advance(1);
      return condition();
    });
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    await this.xmpp.stop();
  }

  #base() {
    return {
      host: '127.0.0.1',
      port: this.xmpp.port,
      domain: '127.0.0.1',
      tls: { fingerprint256: this.certificate.print },
      clock: this.clock,
      random,
      log: this.log,
    };
  }
}

export type Watched = {
  readonly watch: ChatWatch;
  readonly told: ReadonlyMap<string, ChatStatus>;
  readonly events: readonly string[];
};

export type Owned = { readonly own: OwnPresence; readonly events: readonly string[] };
