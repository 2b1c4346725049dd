/** The credential of the bridge's app registration: one PEM text with private key and certificate. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { Secret } from './secret.ts';

export type Certificate = {
  /** PKCS#8, PEM. */
  readonly privateKey: Secret<string>;
  /** The certificate that belongs to the key, PEM. */
  readonly certificate: string;
  /** SHA-256 of the certificate, hexadecimal without colons. */
  readonly thumbprintSha256: string;
  /** ISO 8601. */
  readonly validTo: string;
};

const smallestModulusBits = 2048;

/** The credential, or what is wrong with the text, in words that say what to do. */
export function parseCertificate(pem: string): Certificate | string {
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----/.test(pem)) {
    return 'holds an encrypted private key: take the passphrase away (openssl pkcs8 -topk8 -nocrypt)';
  }
  if (/-----BEGIN (RSA|EC) PRIVATE KEY-----/.test(pem)) {
    return 'holds a private key of the old form: convert it to PKCS#8 (openssl pkcs8 -topk8 -nocrypt)';
  }
  const key = block(pem, 'PRIVATE KEY');
  if (key === undefined) return 'holds no private key (-----BEGIN PRIVATE KEY-----)';
  const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0) return 'holds no certificate (-----BEGIN CERTIFICATE-----)';
  try {
    const privateKey = createPrivateKey(key);
    const bits = privateKey.asymmetricKeyDetails?.modulusLength ?? 0;
    if (privateKey.asymmetricKeyType !== 'rsa') return 'holds a key that is not RSA: Entra ID takes RSA only';
    if (bits < smallestModulusBits)
      return `holds an RSA key of ${bits} bits: ${smallestModulusBits} or more are needed`;
    for (const certificate of certificates) {
      const parsed = new X509Certificate(certificate);
      if (!parsed.checkPrivateKey(privateKey)) continue;
      return {
        privateKey: new Secret(key),
        certificate,
        thumbprintSha256: parsed.fingerprint256.replaceAll(':', ''),
        validTo: parsed.validToDate.toISOString(),
      };
    }
    return 'holds a certificate that does not belong to the private key';
  } catch {
    return 'holds a private key or certificate that cannot be read';
  }
}

function block(pem: string, label: string): string | undefined {
  return new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`).exec(pem)?.[0];
}
