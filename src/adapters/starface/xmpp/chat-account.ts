import type { Clock, Log, Random } from '../../../bridge/ports.ts';
import type { Proof } from '../uci/recovery.ts';
import type { XmppTls } from './starttls-socket.ts';

export type XmppLogin = {
  readonly login: string;
  /** Asked at each sign-in: the password, or a fresh access token of STARFACE 10. */
  readonly password: () => Promise<string>;
  /**
   * Asked after a refusal, which a chat server may also give while the PBX starts: rejects with
   * `starface.wrong-credentials` where the password is wrong indeed.
   */
  readonly prove: () => Promise<Proof>;
};

/** What a session at the PBX's chat server needs. */
export type ChatAccount = {
  readonly host: string;
  /** 5222 where absent. */
  readonly port?: number;
  /** The part of the JIDs behind the @; may differ from the host. */
  readonly domain: string;
  readonly credentials: XmppLogin;
  readonly tls?: XmppTls;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
};
