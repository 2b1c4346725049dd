/**
 * The one schema of `bridge.json`. It is checked at the start, and the sample file and `docs/configuration.md` are
 * generated from it: `description` is what the page says, `sample` what the sample file shows.
 *
 * Secrets are no part of it: a key that ends in `File` names the file that holds one, see `config-secrets.ts`.
 */
import { z } from 'zod';
import { displayMinutes, longestStatusMessage } from '../../domain/call-display.ts';
import { modes } from '../../domain/settings.ts';
import { address } from './config-address.ts';

const webAddress = address({ scheme: 'http on loopback', path: 'refused' });
const host = z.string().min(1, 'must not be empty').max(255);
const port = z.int().min(0).max(65_535);
const guid = z.guid('must be an id such as 11111111-2222-3333-4444-555555555555');
const filePath = z.string().min(1, 'must name a file');
const people = z.array(z.string().trim().min(1, 'must not be empty'));
const fingerprint = z
  .string()
  .regex(/^([0-9a-f]{2}:?){31}[0-9a-f]{2}$/i, 'must be a SHA-256 fingerprint: 32 pairs of hexadecimal digits');
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time such as 07:30');

const listen = z.strictObject({
  host: host.default('127.0.0.1').meta({ description: 'Address to listen on, behind the TLS proxy.' }),
  port: port.default(3000).meta({ description: 'Port to listen on.' }),
});

const health = z.strictObject({
  host: host
    .default('127.0.0.1')
    .meta({ description: 'Second listener: `/health/live`, `/health/ready`, `/metrics`.' }),
  port: port.default(3001).meta({ description: 'Port of the second listener.' }),
});

const store = z.strictObject({
  url: z
    .string()
    .regex(/^file:.+/, 'must begin with file: (this version keeps its data in SQLite)')
    .default('file:./data/bridge.db')
    .meta({ description: 'Where the data is kept: `file:` and a path. The folder is made where it is missing.' }),
});

const microsoft = z.strictObject({
  tenantId: guid.meta({
    description: 'Directory (tenant) id of the Microsoft 365 tenant.',
    sample: '11111111-2222-3333-4444-555555555555',
  }),
  clientId: guid.meta({
    description: 'Application (client) id of the bridge’s app registration.',
    sample: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
  }),
  certificateFile: filePath.optional().meta({
    description: 'PEM file with private key (PKCS#8, RSA, 2048 bits or more) and certificate. This or a client secret.',
    sample: './secrets/microsoft.pem',
  }),
  clientSecretFile: filePath.optional().meta({ description: 'File with the client secret, instead of a certificate.' }),
  authority: address({ scheme: 'https', path: 'refused' }).prefault('https://login.microsoftonline.com').meta({
    description: 'Sign-in address without the tenant; always https. US government: `https://login.microsoftonline.us`.',
  }),
  graphUrl: address({ scheme: 'http on loopback', path: 'allowed' })
    .refine((url) => !/\/(v1\.0|beta)$/.test(url), 'must end before /v1.0')
    .prefault('https://graph.microsoft.com')
    .meta({
      description:
        'Address of Microsoft Graph without the version. US government: `https://graph.microsoft.us` (DoD: `https://dod-graph.microsoft.us`).',
    }),
  profileNumbers: z
    .boolean()
    .default(true)
    .meta({
      description:
        'False leaves the telephone numbers of profiles unread. Otherwise, where `User.Read.All` shows them, everybody ' +
        'finds them in the search of the pane and beside the people of a mail.',
    }),
  push: z
    .strictObject({
      accountFiles: z
        .array(filePath)
        .min(1, 'must name at least one file')
        .meta({
          description:
            'Files of service accounts (`npm run service-account`), 650 people each: Microsoft then tells of changes, and they ' +
            'are read at once. The bridge writes them.',
        }),
    })
    .optional(),
});

const addin = z.strictObject({
  clientId: guid.meta({
    description: 'Application (client) id of the add-in’s app registration; tokens for the API must name it.',
    sample: '99999999-8888-7777-6666-555555555555',
  }),
  adminRole: z
    .string()
    .regex(/^[\w.:-]{1,120}$/, 'must be the value of an app role, such as PresenceBridge.Admin')
    .default('PresenceBridge.Admin')
    .meta({ description: 'App role that opens the console.' }),
  officeJsUrl: z
    .string()
    .superRefine((text, context) => {
      const url = URL.parse(text);
      if (url === null || !/^https?:$/.test(url.protocol)) {
        context.addIssue({ code: 'custom', message: 'must be the whole address of office.js' });
      } else if (/["'<>\s;,]/.test(text)) {
        context.addIssue({
          code: 'custom',
          message: 'must not contain quotes, spaces, brackets, commas or semicolons',
        });
      }
    })
    .default('https://appsforoffice.microsoft.com/lib/1/hosted/office.js')
    .meta({ description: 'Where the pane loads office.js from. Outlook accepts Microsoft’s address only.' }),
  frameAncestors: z
    .array(
      z.string().regex(/^https?:\/\/(\*\.)?[\w.[\]:-]+(:\d+)?$/, 'must be an origin such as https://mail.example.com'),
    )
    .default([])
    .meta({ description: 'Origins beside those of Outlook that may show the pane in a frame.' }),
});

const starface = z.strictObject({
  url: address({ scheme: 'http on loopback', path: 'allowed' }).meta({
    description: 'Address of the PBX.',
    sample: 'https://pbx.example.com',
  }),
  login: z
    .string('must be text, in quotes: a login such as "0001" would lose its zeros as a number')
    .regex(/^\S{1,64}$/, 'must be a login without spaces')
    .meta({ description: 'Login of an administrator account at the PBX, with its leading zeros.', sample: '0001' }),
  passwordFile: filePath.optional().meta({
    description: 'File with the password of that account.',
    sample: './secrets/starface',
  }),
  auth: z
    .enum(['classic', 'oauth'])
    .default('classic')
    .meta({ description: 'How to log in: `classic` (nonce login) or `oauth` (STARFACE 10).' }),
  restClientId: z
    .string()
    .regex(/^\S{1,120}$/, 'must be a client id without spaces')
    .default('rest-client-headless')
    .meta({ description: 'Client id for `oauth`; the PBX shows it under Admin, Server, Status, REST-API.' }),
  restClientSecretFile: filePath
    .optional()
    .meta({ description: 'File with the secret of that client; needed for `oauth`.' }),
  oauth: z
    .strictObject({
      clientId: z
        .string()
        .regex(/^\S{1,120}$/, 'must be a client id without spaces')
        .optional()
        .meta({
          description:
            'STARFACE 10, prepared and not used by the pane yet: client with which people sign in at the PBX in the browser. Default: `rest-client`.',
        }),
      clientSecretFile: filePath.optional().meta({
        description: 'File with the secret of that client, where the PBX shows one.',
      }),
      scope: z
        .string()
        .regex(/^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/, 'must be scopes with single spaces between')
        .optional()
        .meta({ description: 'What is asked for at that sign-in. Default: `pbx-login`, the own account.' }),
      redirectUri: address({ scheme: 'http on loopback', path: 'allowed' }).optional().meta({
        description:
          'Where the PBX sends the browser back to, as the client is registered. Default: `/oauth/callback/starface` below `publicUrl`.',
      }),
    })
    .optional(),
  tls: z
    .strictObject({
      fingerprint256: fingerprint
        .optional()
        .meta({ description: 'SHA-256 fingerprint of the PBX’s certificate; only this certificate is then trusted.' }),
    })
    .prefault({}),
  callbackUrl: webAddress.optional().meta({
    description: 'Address under which the PBX reaches the bridge. Default: `publicUrl`.',
  }),
  lamps: z
    .strictObject({
      login: z
        .string()
        .regex(/^\S{1,64}$/, 'must be a login without spaces')
        .meta({
          description: 'Experimental: login of a technical account whose busy-lamp keys watch everybody’s calls.',
        }),
      passwordFile: filePath.optional().meta({ description: 'File with the password of the technical account.' }),
    })
    .optional(),
  xmpp: z
    .strictObject({
      host: host.optional().meta({ description: 'Host of the PBX’s chat server (XMPP). Default: the host of `url`.' }),
      port: port.optional().meta({
        description: 'Port of the chat server; STARTTLS is required on it. Default: 5222.',
      }),
      domain: z
        .string()
        .regex(/^[^\s@/]{1,255}$/, 'must be the part behind the @ of a chat address')
        .optional()
        .meta({
          description:
            'Domain of the chat addresses; older PBXs know `127.0.0.1` here, whatever their host. Default: the host.',
        }),
      serverName: host.optional().meta({
        description: 'Name in the chat server’s certificate, where it is not the host.',
      }),
      caFile: filePath.optional().meta({
        description:
          'PEM file with the authorities that the chat server’s certificate is held against, instead of the public ones.',
      }),
      fingerprint256: fingerprint.optional().meta({
        description:
          'SHA-256 fingerprint of the chat server’s certificate. Default: the one that is confirmed for the PBX, where `caFile` is not set.',
      }),
    })
    .optional(),
  companionSecretFile: filePath.optional().meta({
    description: 'File with the secret that signs the messages of a companion module inside the PBX.',
  }),
});

const timeWindow = z
  .strictObject({
    weekdays: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).min(1, 'must name at least one day'),
    from: timeOfDay,
    to: timeOfDay,
  })
  .refine(({ from, to }) => from < to, 'must end later than it begins (write two windows around midnight)');

const callDisplayMinutes = z.int().min(displayMinutes.least).max(displayMinutes.most);

const callDisplay = z.strictObject({
  statusMessage: z
    .strictObject({
      text: z
        .string()
        .trim()
        .min(1, 'must not be empty')
        .max(longestStatusMessage)
        .meta({
          description:
            'Off unless set: status message in Teams during a call; `{since}` becomes the time at which it began. Whoever ' +
            'has a status message of his own keeps it.',
        }),
      minutes: callDisplayMinutes.meta({
        description: 'After how many minutes Microsoft takes it away at the latest.',
      }),
    })
    .optional(),
  preferredPresence: z
    .strictObject({
      availability: z.enum(['Busy', 'DoNotDisturb']).meta({
        description:
          'Off unless set: replaces, during a call, a state that a person chose himself in Teams and that hides the call. ' +
          'What he had chosen is lost: Microsoft lets nobody read it, so it cannot be given back.',
      }),
      minutes: callDisplayMinutes.meta({ description: 'After how many minutes it ends at the latest; it must end.' }),
    })
    .optional(),
});

const presence = z.strictObject({
  mode: z
    .enum(modes)
    .optional()
    .meta({
      description:
        'Fixes the mode; the console then shows it and cannot change it. Setting it here answers the checklist: no other ' +
        'synchronisation of this PBX is active.',
    }),
  initialMode: z
    .enum(modes)
    .default('off')
    .meta({ description: 'Mode of an empty store, where `mode` is not set; later the console decides.' }),
  sweepSeconds: z.number().min(1).max(60).default(2).meta({ description: 'How often Microsoft presence is read.' }),
  respectManualDnd: z
    .boolean()
    .default(true)
    .meta({ description: 'False lets *Available* end a DND that a person set by hand.' }),
  silenceHoldMinutes: z
    .number()
    .min(2)
    .max(30)
    .default(10)
    .meta({ description: 'How long a DND of the bridge stays while nothing is heard from Microsoft.' }),
  reverseTrigger: z
    .enum(['call', 'dnd', 'both', 'none'])
    .default('call')
    .meta({ description: 'What shows as Busy/InACall in Microsoft 365.' }),
  maxClaimHours: z
    .number()
    .min(1)
    .max(48)
    .default(12)
    .meta({ description: 'The longest time for which the bridge holds a DND.' }),
  scope: z
    .strictObject({
      include: z
        .union([z.literal('all'), people.min(1, 'must name somebody')])
        .optional()
        .meta({
          description:
            'Who takes part: `"all"`, or a list of logins, e-mail addresses and `group:Name`. Left out: the console ' +
            'decides, and at first all do.',
        }),
      exclude: people.optional().meta({
        description: 'Who does not take part although included: reception, door, fax. Left out: the console decides.',
      }),
    })
    .prefault({}),
  hide: people.optional().meta({
    description:
      'Whose presence is neither read nor shown anywhere, and whose profile nobody finds, by login or e-mail address: ' +
      'works council. Left out: the console decides.',
  }),
  mayPause: z.boolean().optional().meta({
    description: 'Whether people may switch the sync off for themselves. Left out: the console decides, at first yes.',
  }),
  hours: z
    .strictObject({
      zone: z
        .string()
        .refine(isTimeZone, 'must be a time zone such as Europe/Berlin')
        .meta({ description: 'Time zone of the PBX, such as Europe/Berlin.' }),
      windows: z.array(timeWindow).min(1, 'must hold at least one window').meta({
        description: 'When the bridge synchronises: `{ "weekdays": ["mon", "tue"], "from": "07:00", "to": "19:00" }`.',
      }),
    })
    .optional(),
  callDisplay: callDisplay.optional(),
  rulesFile: filePath.optional().meta({ description: 'JSON file with the rules of mode `central`.' }),
  tableFile: filePath.optional().meta({ description: 'JSON file with the default table of mode `individual`.' }),
});

export const configSchema = z.strictObject({
  publicUrl: webAddress.meta({
    description: 'Address under which browsers and Microsoft reach the bridge.',
    sample: 'https://bridge.example.com',
  }),
  listen: listen.prefault({}),
  health: health.prefault({}),
  store: store.prefault({}),
  secretsKeyFile: filePath.optional().meta({
    description: 'File with 32 random bytes in base64, in one line; it seals the secrets in the store.',
    sample: './secrets/key',
  }),
  consoleCodeFile: filePath.optional().meta({
    description: 'File with the code that opens the console. Default: each start makes one and prints it.',
  }),
  microsoft,
  addin,
  starface,
  presence: presence.prefault({}),
});

/** The configuration as the schema leaves it: with defaults, without secrets. */
export type CheckedConfig = z.output<typeof configSchema>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
