import { createPrivateKey } from 'node:crypto';
import { generate } from 'selfsigned';

export type Certificate = { readonly key: string; readonly certificate: string };

/** A self-signed certificate of this length that ends at `notAfter`. */
export async function makeCertificate(options: { bits?: number; notAfter?: Date } = {}): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'presence-bridge' }], {
    keySize: options.bits ?? 2_048,
    algorithm: 'sha256',
    ...(options.notAfter === undefined ? {} : { notAfterDate: options.notAfter }),
  });
  return { key: made.private, certificate: made.cert };
}

/** The same key as the other forms in which files hold it. */
export function keyForms(key: string): Readonly<Record<'pkcs1' | 'pkcs8' | 'encrypted', string>> {
  const read = createPrivateKey(key);
  return {
    pkcs1: read.export({ type: 'pkcs1', format: 'pem' }).toString(),
    pkcs8: read.export({ type: 'pkcs8', format: 'pem' }).toString(),
    encrypted: read
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'canary passphrase' })
      .toString(),
  };
}
