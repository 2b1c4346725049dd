/** Key and self-signed certificate with which the bridge proves itself to Entra ID. */
import { X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export type MadeCertificate = {
  /** Private key (PKCS#8) and certificate: what `microsoft.certificateFile` names. Stays on the machine. */
  readonly pem: string;
  /** The certificate alone: what is uploaded to the app registration. */
  readonly publicPem: string;
  /** Hexadecimal without colons; Entra's pages show the SHA-1. */
  readonly thumbprint: { readonly sha1: string; readonly sha256: string };
  readonly endsAt: Date;
};

const dayMs = 86_400_000;
/** A machine whose clock is a little behind must not find it "not yet valid". */
const backdateMs = 5 * 60_000;

export async function makeCertificate(options: {
  readonly commonName: string;
  readonly days: number;
  readonly bits: number;
  readonly now: Date;
}): Promise<MadeCertificate> {
  const made = await generate([{ name: 'commonName', value: options.commonName }], {
    keySize: options.bits,
    algorithm: 'sha256',
    notBeforeDate: new Date(options.now.getTime() - backdateMs),
    notAfterDate: new Date(options.now.getTime() + options.days * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', clientAuth: true },
    ],
  });
  const key = withLineEnd(made.private);
  const publicPem = withLineEnd(made.cert);
  const certificate = new X509Certificate(publicPem);
  const plain = (fingerprint: string): string => fingerprint.replaceAll(':', '');
  return {
    pem: key + publicPem,
    publicPem,
    thumbprint: { sha1: plain(certificate.fingerprint), sha256: plain(certificate.fingerprint256) },
    endsAt: certificate.validToDate,
  };
}

function withLineEnd(pem: string): string {
  return `${pem.replaceAll('\r\n', '\n').trim()}\n`;
}
