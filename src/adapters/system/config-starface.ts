/** The part `starface` of `bridge.json`: how the bridge reaches the PBX, and what of it is used. */
import { z } from 'zod';
import { address } from './config-address.ts';
import { filePath, fingerprint, host, port, webAddress } from './config-values.ts';

export const starface = z.strictObject({
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
