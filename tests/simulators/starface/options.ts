import type { SeedPerson } from '../simulator.ts';

export type StarfaceVersion = 7 | 8 | 9 | 10;

export type StarfaceOptions = {
  readonly people: readonly SeedPerson[];
  /** A free one where absent. */
  readonly port?: number;
  readonly host?: string;
  /** 10 where absent. */
  readonly version?: StarfaceVersion;
  readonly adminPassword?: string;
  readonly restClientSecret?: string;
  /** Web addresses that `rest-client` may come back to beside loopback. Assumed: no source says that there can be any. */
  readonly oauthRedirectUris?: readonly string[];
  /** PEM; plain http where absent. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Epoch milliseconds; the real time where absent. */
  readonly now?: () => number;
  /** The far end of a placed call answers after this time; only by steering where absent. */
  readonly autoAnswerMs?: number;
  /** Tokens of PBXs before 6.4.2 (MD5, Active Directory) on UCI; true where absent, so that old libraries run. */
  readonly acceptOlderUciTokens?: boolean;
  /** Whether browsers of other origins may call REST, as they could on 6.7; true where absent. */
  readonly crossOrigin?: boolean;
  /** Zone of the PBX's dateTime values, which carry none; the machine's own where absent. */
  readonly timeZone?: string;
};

export const ADMIN_LOGIN = '0001';

export const FULL_VERSIONS: Readonly<Record<StarfaceVersion, string>> = {
  7: '7.3.0.10',
  8: '8.1.2.4',
  9: '9.0.2.1',
  10: '10.0.2.6',
};
