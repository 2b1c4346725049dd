/**
 * Makes the certificate with which the bridge proves itself to Entra ID.
 *
 *   npm run certificate -- --out secrets/microsoft.pem     and beside it secrets/microsoft.crt, to be uploaded
 *   … --days 180 --bits 3072                               365 days and 2048 bits where not given
 *
 * Never overwrites: a certificate in use is replaced by a new file, so that both can be known to Entra ID for a while.
 * Exits with 1 where a file could not be written, with 2 where it was called wrongly.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { parse, join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeCertificate } from './certificate/make-certificate.ts';

const usage = 'npm run certificate -- --out FILE.pem [--days 365] [--bits 2048]';

process.exitCode = await main();

async function main(): Promise<number> {
  const wishes = readArguments();
  if (typeof wishes === 'string') return wrong(wishes, 2);
  const { out, days, bits } = wishes;
  const { dir, name } = parse(out);
  const publicFile = join(dir, `${name}.crt`);
  if (publicFile === out) return wrong('--out is the file with the private key: let it end in .pem', 2);
  for (const file of [out, publicFile]) {
    if (existsSync(file)) return wrong(`${file} exists and is not overwritten: choose another name`, 1);
  }
  const made = await makeCertificate({ commonName: 'presence-bridge', days, bits, now: new Date() });
  try {
    writeFileSync(out, made.pem, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    return wrong(`${out} could not be written: ${messageOf(error)}`, 1);
  }
  try {
    writeFileSync(publicFile, made.publicPem, { flag: 'wx', mode: 0o644 });
  } catch (error) {
    rmSync(out);
    return wrong(`${publicFile} could not be written: ${messageOf(error)}`, 1);
  }
  console.log(
    [
      `${out}  private key and certificate: microsoft.certificateFile. Keep it secret.`,
      `${publicFile}  upload it: Entra admin center, App registrations, the bridge, Certificates & secrets`,
      `thumbprint (SHA-1, as Entra shows it)  ${made.thumbprint.sha1}`,
      `thumbprint (SHA-256)                   ${made.thumbprint.sha256}`,
      `ends  ${made.endsAt.toISOString()}`,
    ].join('\n'),
  );
  return 0;
}

function readArguments(): { readonly out: string; readonly days: number; readonly bits: number } | string {
  try {
    const { values } = parseArgs({
      options: {
        out: { type: 'string' },
        days: { type: 'string', default: '365' },
        bits: { type: 'string', default: '2048' },
      },
    });
    const { out, days, bits } = values;
    if (out === undefined || out === '') return usage;
    if (!/^\d{1,4}$/.test(days) || Number(days) < 1 || Number(days) > 1_095) return '--days must be 1 to 1095';
    if (!['2048', '3072', '4096'].includes(bits)) return '--bits must be 2048, 3072 or 4096';
    return { out, days: Number(days), bits: Number(bits) };
  } catch (error) {
    return `${messageOf(error)}\n${usage}`;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function wrong(text: string, exitCode: number): number {
  console.error(text);
  return exitCode;
}
