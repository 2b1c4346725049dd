/**
 * Sealing of secrets in the store: AES-256-GCM, a fresh random 96-bit nonce each time.
 *
 * Layout: format (1 byte) · key id (4 bytes) · nonce (12) · tag (16) · ciphertext. The authenticated data names tenant,
 * PBX, column, person and key, so that a sealed value opens only in the row and the column that it was made for.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

export type Place = {
  readonly tenantId: string;
  readonly pbxId: string;
  readonly column: string;
  readonly personId: string;
};

export type Unsealed =
  | { readonly secret: string }
  /** `otherKey`: sealed with another key · `altered`: the bytes or their place were changed. */
  | { readonly fault: 'otherKey' | 'altered' };

export interface Seal {
  seal(secret: string, place: Place): Uint8Array;
  unseal(sealed: Uint8Array, place: Place): Unsealed;
}

const format = 1;
const keyIdBytes = 4;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + keyIdBytes + nonceBytes + tagBytes;

/** @param key 32 random bytes. Neither the key nor a secret is ever part of an error. */
export function createSeal(key: Uint8Array): Seal {
  if (key.length !== 32) throw new Error('The sealing key must have 32 bytes.');
  const keyId = createHmac('sha256', key).update('presence-bridge key id').digest().subarray(0, keyIdBytes);

  function authenticated(place: Place): Buffer {
    const { tenantId, pbxId, column, personId } = place;
    return Buffer.from(JSON.stringify([tenantId, pbxId, column, personId, keyId.toString('hex')]));
  }

  return {
    seal(secret, place) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
      cipher.setAAD(authenticated(place));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(format), keyId, nonce, cipher.getAuthTag(), text]);
    },

    unseal(sealed, place) {
      const bytes = Buffer.from(sealed);
      if (bytes.length < headBytes || bytes[0] !== format) return { fault: 'altered' };
      if (!bytes.subarray(1, 1 + keyIdBytes).equals(keyId)) return { fault: 'otherKey' };
      const nonce = bytes.subarray(1 + keyIdBytes, 1 + keyIdBytes + nonceBytes);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
      decipher.setAAD(authenticated(place));
      decipher.setAuthTag(bytes.subarray(headBytes - tagBytes, headBytes));
      try {
        const text = Buffer.concat([decipher.update(bytes.subarray(headBytes)), decipher.final()]);
        return { secret: text.toString('utf8') };
      } catch {
        return { fault: 'altered' };
      }
    },
  };
}
