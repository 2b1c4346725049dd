import { X509Certificate } from 'node:crypto';

import { decodeProtectedHeader, importX509, jwtVerify } from 'jose';

import { EntraRefusal } from './aadsts.ts';
import type { EntraWorld } from './provider.ts';

/**
 * Checks a JWT that the application signed with its certificate's key:
 * https://learn.microsoft.com/entra/identity-platform/certificate-credentials. PS256 with `x5t#S256` is what is asked for today,
 * RS256 with `x5t` what older clients send.
 */
export async function refuseBadAssertion(assertion: string, world: EntraWorld): Promise<void> {
  const { tenant, entraUrl } = world;
  if (tenant.clientCertificate === undefined || tenant.credential === 'expired') throw new EntraRefusal(700027);
  const base = `${entraUrl}/${tenant.tenantId}`;
  try {
    const { alg, x5t, 'x5t#S256': x5t256 } = decodeProtectedHeader(assertion);
    const certificate = new X509Certificate(tenant.clientCertificate);
    const isNamed = matches(x5t256, certificate.fingerprint256) || matches(x5t, certificate.fingerprint);
    if (alg === undefined || !isNamed) throw new EntraRefusal(700027);
    await jwtVerify(assertion, await importX509(tenant.clientCertificate, alg), {
      algorithms: ['PS256', 'RS256'],
      issuer: tenant.clientId,
      subject: tenant.clientId,
      audience: [`${base}/oauth2/v2.0/token`, `${base}/v2.0`],
      requiredClaims: ['exp', 'jti'],
      // Clocks differ, and MSAL rounds `nbf` up to the next second.
      clockTolerance: 300,
    });
  } catch {
    throw new EntraRefusal(700027);
  }
}

function matches(thumbprint: unknown, fingerprint: string): boolean {
  if (typeof thumbprint !== 'string') return false;
  return Buffer.from(thumbprint, 'base64url').toString('hex') === fingerprint.replaceAll(':', '').toLowerCase();
}
