import type { AdminServices } from '../bridge/console-words.ts';
import type { PersonServices, SyncServices, TelephoneServices } from '../bridge/services.ts';
import type { AdminConsent, Clock, InboundHook, Log, Random } from '../bridge/ports.ts';

export type HttpConfig = {
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly microsoft: {
    readonly tenantId: string;
    /** Sign-in address without the tenant. */
    readonly authority: string;
    /** Of the bridge's own registration, for the console. */
    readonly clientId?: string;
  };
  readonly addin: {
    /** The audience of the API's tokens, and the one client that may ask for them. */
    readonly clientId: string;
    readonly officeJsUrl: string;
    /** Origins beside those of Outlook that may frame the pane. */
    readonly frameAncestors: readonly string[];
  };
};

export type HttpOptions = {
  readonly config: HttpConfig;
  readonly persons: PersonServices;
  readonly telephone: TelephoneServices;
  readonly sync: SyncServices;
  readonly admin: AdminServices;
  /** Absent where there is nothing to consent to: its routes then answer 404. */
  readonly consent?: AdminConsent | undefined;
  /** Receivers below `/hooks/…`; one that is absent answers 404. */
  readonly hooks: {
    readonly uci?: InboundHook | undefined;
    readonly graph?: InboundHook | undefined;
    readonly companion?: InboundHook | undefined;
  };
  /** Holds `addin/` and `admin/`, as webpack builds them. */
  readonly distFolder: string;
  /** The code that opens the console at present; null closes it. */
  readonly oneTimeCode: () => string | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: Random;
  /** Shorter than in production for tests. */
  readonly limits?: RequestLimits;
};

/** Against slow, endless and too many requests. Checked every `checkEveryMs`, so a time may be passed by that much. */
export type RequestLimits = {
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly checkEveryMs: number;
  readonly maxConnections: number;
  readonly maxHeaderBytes: number;
};
