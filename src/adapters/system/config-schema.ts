/**
 * The one schema of `bridge.json`. It is checked at the start, and the sample file and `docs/configuration.md` are
 * generated from it: `description` is what the page says, `sample` what the sample file shows.
 *
 * Secrets are no part of it: a key that ends in `File` names the file that holds one, see `config-secrets.ts`.
 */
import { z } from 'zod';
import { address } from './config-address.ts';
import { presence } from './config-presence.ts';
import { starface } from './config-starface.ts';
import { filePath, host, port, webAddress } from './config-values.ts';

const guid = z.guid('must be an id such as 11111111-2222-3333-4444-555555555555');

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
