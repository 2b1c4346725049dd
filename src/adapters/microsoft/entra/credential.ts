/** What the application proves itself with: a secret, or a certificate whose private key stays here. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { OutsideError } from '../../../domain/outside-error.ts';

export type MicrosoftCredential =
  | { readonly kind: 'secret'; readonly secret: string }
  /** Private key and certificate in one PEM. */
  | { readonly kind: 'certificate'; readonly pem: string };

/** As MSAL takes it. */
export type ClientProof =
  | { readonly clientSecret: string }
  | { readonly clientCertificate: { readonly thumbprintSha256: string; readonly privateKey: string } };

export type PreparedCredential = {
  readonly kind: MicrosoftCredential['kind'];
  readonly proof: ClientProof;
  /** Milliseconds since 1970 at which a certificate ends; null for a secret, whose end only Entra ID knows. */
  readonly expiresAt: number | null;
};

const leastBits = 2_048;

/** @throws OutsideError `rejected` with `microsoft.certificate-unusable`, naming what is wrong and never the key */
export function prepareCredential(credential: MicrosoftCredential): PreparedCredential {
  if (credential.kind === 'secret') {
    return { kind: 'secret', proof: { clientSecret: credential.secret }, expiresAt: null };
  }
  const certificate = certificateOf(credential.pem);
  const key = keyOf(credential.pem);
  if (key.asymmetricKeyType !== 'rsa') throw unusable('the key is no RSA key');
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < leastBits)
    throw unusable(`the key has less than ${leastBits} bits`);
  if (!certificate.checkPrivateKey(key)) throw unusable('private key and certificate do not belong together');
  return {
    kind: 'certificate',
    proof: {
      clientCertificate: {
        thumbprintSha256: certificate.fingerprint256.replaceAll(':', ''),
        privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
      },
    },
    expiresAt: Date.parse(certificate.validTo),
  };
}

function certificateOf(pem: string): X509Certificate {
  const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(pem)?.[0];
  if (block === undefined) throw unusable('the file holds no certificate');
  try {
    return new X509Certificate(block);
  } catch {
    throw unusable('the certificate cannot be read');
  }
}

function keyOf(pem: string): ReturnType<typeof createPrivateKey> {
  const block = /-----BEGIN ((?:[A-Z]+ )*PRIVATE KEY)-----[^-]+-----END \1-----/.exec(pem);
  if (block === null) throw unusable('the file holds no private key');
  if (block[1] === 'ENCRYPTED PRIVATE KEY') throw unusable('the private key is protected by a password');
  try {
    return createPrivateKey(block[0]);
  } catch {
    throw unusable('the private key cannot be read');
  }
}

function unusable(reason: string): OutsideError {
  const message = `The certificate for Microsoft 365 cannot be used: ${reason}`;
  return new OutsideError('microsoft', 'rejected', 'microsoft.certificate-unusable', message);
}
