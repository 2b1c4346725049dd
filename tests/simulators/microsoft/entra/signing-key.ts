import { exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWK } from 'jose';

import { guidOf } from '../guid.ts';

export type SigningKey = {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
};

let key: Promise<SigningKey> | undefined;

/**
 * The tenant's RSA key: it signs what `oidc-provider` issues and what tests mint, and the key set publishes it. One for the
 * process, since making it takes longer than most tests; tenants still differ by their issuer.
 */
export function signingKey(): Promise<SigningKey> {
  key ??= makeSigningKey();
  return key;
}

async function makeSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = guidOf(`key ${Date.now()}`).slice(0, 18);
  return { kid, privateKey, publicKey, jwk: { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' } };
}
