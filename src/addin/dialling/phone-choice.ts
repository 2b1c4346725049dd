/**
 * Which of the person's phones rings when he dials from this device. The phone of the last time rings again without a
 * question; where that one is not registered, or another one would ring, he is asked once.
 */
import type { PhoneAnswer } from '../../contract/telephone.ts';
import type { TextKey } from '../locales/texts.ts';

/** What this device keeps: ids of phones as the PBX names them, and nothing about the person. */
export type LastPhone = {
  readonly phoneId: string;
  /** The one that the PBX would have taken by itself. */
  readonly primaryId: string;
  /** It was chosen although it was not registered. */
  readonly despite: boolean;
};

export type DeviceMemory = { readonly get: () => LastPhone | null; readonly set: (last: LastPhone) => void };

export type PhoneChoice =
  /** `phone` null: nothing is known of the phones, the PBX decides. */
  { readonly kind: 'dial'; readonly phone: PhoneAnswer | null } | { readonly kind: 'ask'; readonly why: TextKey };

export function choosePhoneFor(phones: readonly PhoneAnswer[], remembered: LastPhone | null): PhoneChoice {
  const primary = primaryOf(phones);
  if (primary === null) return { kind: 'dial', phone: null };
  // Of somebody else at the same device: his phones are none of these.
  const last = phones.some(({ id }) => id === remembered?.phoneId || id === remembered?.primaryId) ? remembered : null;
  const chosen = phones.find(({ id }) => id === last?.phoneId) ?? null;
  const isSame = chosen !== null && (last?.primaryId === primary.id || chosen === primary);
  if (last !== null && !isSame && phones.length > 1) return { kind: 'ask', why: 'phone.another' };
  const phone = chosen ?? primary;
  if (phone.registered !== false || (last?.despite === true && chosen === phone)) return { kind: 'dial', phone };
  return { kind: 'ask', why: 'phone.notRegistered' };
}

export function primaryOf(phones: readonly PhoneAnswer[]): PhoneAnswer | null {
  return phones.find(({ primary }) => primary) ?? phones[0] ?? null;
}

const key = 'presence-bridge.phone';

/** Frames may be refused their storage: then nothing is remembered, and nothing breaks. */
export function createDeviceMemory(storage: () => Pick<Storage, 'getItem' | 'setItem'>): DeviceMemory {
  return {
    get: () => {
      try {
        return lastPhoneOf(JSON.parse(storage().getItem(key) ?? 'null'));
      } catch {
        return null;
      }
    },
    set: (last) => {
      try {
        storage().setItem(key, JSON.stringify(last));
      } catch {
        // Asked again next time.
      }
    },
  };
}

function lastPhoneOf(stored: unknown): LastPhone | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { phoneId, primaryId, despite } = stored as Partial<Record<keyof LastPhone, unknown>>;
  if (typeof phoneId !== 'string' || typeof primaryId !== 'string') return null;
  return { phoneId, primaryId, despite: despite === true };
}
