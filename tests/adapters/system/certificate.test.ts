import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { expect, test } from '@jest/globals';
import selfsigned from 'selfsigned';
import { parseCertificate } from '../../../src/adapters/system/certificate.ts';
import { certificateOnly, certificatePem, otherKeyPem } from './config-fixture.ts';

const key = createPrivateKey(certificatePem);

function pemOf(type: 'ec' | 'rsa', modulusLength = 2048): string {
  const pair =
    type === 'ec' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength });
  return pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

test('key and certificate are found in either order, with their SHA-256 print', () => {
  const keyPem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const print = new X509Certificate(certificateOnly).fingerprint256.replaceAll(':', '');
  for (const pem of [certificatePem, `${certificateOnly}\n${keyPem}`]) {
    const parsed = parseCertificate(pem);
    expect(parsed).toMatchObject({ thumbprintSha256: print });
    expect(typeof parsed === 'string' ? '' : createPrivateKey(parsed.privateKey.reveal()).equals(key)).toBe(true);
  }
});

test('of a chain the certificate that belongs to the key is taken', async () => {
  const other = await selfsigned.generate([{ name: 'commonName', value: 'issuer' }], { keySize: 2048 });
  const parsed = parseCertificate(`${other.cert}\n${certificatePem}`);
  expect(typeof parsed === 'string' ? parsed : parsed.certificate.trim()).toBe(certificateOnly.trim());
});

test.each([
  ['nothing', '', 'holds no private key'],
  ['only a certificate', certificateOnly, 'holds no private key'],
  ['only a key', otherKeyPem, 'holds no certificate'],
  ['a key of somebody else', `${otherKeyPem}\n${certificateOnly}`, 'does not belong to the private key'],
  ['an elliptic key', `${pemOf('ec')}\n${certificateOnly}`, 'not RSA'],
  ['a short key', `${pemOf('rsa', 1024)}\n${certificateOnly}`, '1024 bits'],
  ['the old key form', key.export({ type: 'pkcs1', format: 'pem' }).toString(), 'convert it to PKCS#8'],
  [
    'an encrypted key',
    key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString(),
    'passphrase',
  ],
  [
    'damaged text',
    `-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n${certificateOnly}`,
    'cannot be read',
  ],
])('%s is refused with the reason', (_what, pem, reason) => {
  expect(parseCertificate(pem)).toContain(reason);
});
