import { beforeAll, expect, test } from '@jest/globals';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { inspect } from 'node:util';
import { prepareCredential } from '../../../../src/adapters/microsoft/entra/credential.ts';
import { keyForms, makeCertificate } from './certificates.ts';
import type { Certificate } from './certificates.ts';

const end = new Date('2027-05-01T00:00:00Z');
let own: Certificate;
let other: Certificate;
let short: Certificate;

beforeAll(async () => {
  [own, other, short] = await Promise.all([
    makeCertificate({ notAfter: end }),
    makeCertificate(),
    makeCertificate({ bits: 1_024 }),
  ]);
});

function prepared(pem: string) {
  return prepareCredential({ kind: 'certificate', pem });
}

test('a secret is passed on, and its end is not known', () => {
  expect(prepareCredential({ kind: 'secret', secret: 's' })).toEqual({
    kind: 'secret',
    proof: { clientSecret: 's' },
    expiresAt: null,
  });
});

test('key and certificate come from one file, in either order and with other lines between', () => {
  const { key, certificate } = own;
  const forms = keyForms(key);
  const files = [
    key + certificate,
    certificate + key,
    `Bag Attributes\n  friendlyName: bridge\n${certificate}\r\nsubject=bridge\n${forms.pkcs8}`,
    `${forms.pkcs1}${certificate}`.replaceAll('\n', '\r\n'),
    // A chain: the certificate that belongs to the key comes first.
    key + certificate + other.certificate,
  ];
  for (const file of files) {
    expect(prepared(file)).toEqual({
      kind: 'certificate',
      proof: {
        clientCertificate: {
          thumbprintSha256: new X509Certificate(certificate).fingerprint256.replaceAll(':', ''),
          privateKey: forms.pkcs8,
        },
      },
      expiresAt: end.getTime(),
    });
  }
});

test('a file that cannot be used is refused with the reason and without a byte of the key', () => {
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  });
  const broken = own.key.replace(/\n[A-Za-z0-9+/]{64}\n/, '\nAAAA\n');
  const cases: readonly (readonly [string, string])[] = [
    ['', 'no certificate'],
    [own.certificate, 'no private key'],
    [own.key, 'no certificate'],
    [other.key + own.certificate, 'do not belong together'],
    [short.key + short.certificate, 'less than 2048 bits'],
    [keyForms(own.key).encrypted + own.certificate, 'protected by a password'],
    [elliptic.toString() + own.certificate, 'no RSA key'],
    [broken + own.certificate, 'cannot be read'],
    [`${own.key}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`, 'cannot be read'],
  ];
  for (const [file, reason] of cases) {
    let thrown: unknown;
    try {
      prepared(file);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ kind: 'rejected', code: 'microsoft.certificate-unusable' });
    expect((thrown as Error).message).toContain(reason);
    expect(inspect(thrown, { depth: 10 })).not.toContain('PRIVATE KEY');
  }
});
