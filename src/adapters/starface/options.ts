import type { Clock, Log, Random } from '../../bridge/ports.ts';
import type { CompanionOptions } from './companion/companion-feed.ts';
import type { LampOptions } from './lamps/lamp-account.ts';
import type { AuthorizationCodeOptions } from './login/authorization-code.ts';
import type { XmppOptions } from './xmpp/chat-server.ts';
import type { BudgetLimits } from './rest/adaptive-budget.ts';

export type StarfaceOptions = {
  /** `https://pbx.example.com`; http only makes sense towards the own machine. */
  readonly url: string;
  /** Login-ID of the administrator's account, with its leading zeros. */
  readonly login: string;
  readonly password: string;
  /** `detect`: OAuth where the PBX announces it and a client is configured, else the classic login. */
  readonly auth: 'classic' | 'oauth' | 'detect';
  /** The PBX's `rest-client-headless`, for OAuth (STARFACE 10). */
  readonly restClient?: { readonly id: string; readonly secret: string };
  /** Sign-in of people in the browser (STARFACE 10). */
  readonly oauth?: AuthorizationCodeOptions;
  readonly tls?: { readonly fingerprint256?: string };
  /** The bridge as the PBX reaches it; events arrive at `{callbackUrl}/hooks/uci/{secret path}`. */
  readonly callbackUrl: string;
  /** IANA zone in which the PBX tells the time; that of this machine where absent. */
  readonly timeZone?: string;
  /** Experimental: technical accounts whose busy lamps show everybody's calls. */
  readonly lamps?: LampOptions;
  /** A module inside the PBX that posts everybody's calls. */
  readonly companion?: CompanionOptions;
  /** The chat server, for everybody's chat status and for setting one's own state; off where absent. */
  readonly xmpp?: XmppOptions;
  readonly budget?: Partial<BudgetLimits>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
};

/** What an administrator may replace while the bridge runs. */
export type StarfaceSecrets = {
  readonly password: string;
  /** In the order of `lamps.accounts`. */
  readonly lampPasswords: readonly string[];
  readonly restClientSecret?: string;
};
