/** Says in time that the certificate ends: 30, 14 and 3 days before, and when it has ended. */
import type { Clock, Log } from '../../../bridge/ports.ts';

const dayMs = 86_400_000;

/** Days before the end at which it is said, nearest first. */
export const warningDays = [3, 14, 30] as const;

export type ExpiryWarning = 'expired' | (typeof warningDays)[number];

/** Null where the end is far away or not known. */
export function expiryWarning(expiresAt: number | null, now: number): ExpiryWarning | null {
  if (expiresAt === null) return null;
  if (expiresAt <= now) return 'expired';
  return warningDays.find((days) => expiresAt - now <= days * dayMs) ?? null;
}

export type CredentialFigures = {
  readonly kind: 'secret' | 'certificate';
  /** Milliseconds since 1970; null for a secret, whose end only Entra ID knows. */
  readonly expiresAt: number | null;
  readonly warning: ExpiryWarning | null;
};

export class CredentialWatch {
  readonly #credential: { readonly kind: 'secret' | 'certificate'; readonly expiresAt: number | null };
  readonly #clock: Clock;
  readonly #log: Log;
  #said: ExpiryWarning | null = null;

  constructor(
    credential: { readonly kind: 'secret' | 'certificate'; readonly expiresAt: number | null },
    clock: Clock,
    log: Log,
  ) {
    this.#credential = credential;
    this.#clock = clock;
    this.#log = log;
  }

  /** Called with each token; each threshold is said once. */
  look(): void {
    const warning = expiryWarning(this.#credential.expiresAt, this.#clock.now());
    if (warning === this.#said) return;
    this.#said = warning;
    if (warning === null) return;
    const days = warning === 'expired' ? 0 : warning;
    this.#log.warn('The certificate for Microsoft 365 ends soon or has ended', { withinDays: days });
  }

  figures(): CredentialFigures {
    const { kind, expiresAt } = this.#credential;
    return { kind, expiresAt, warning: expiryWarning(expiresAt, this.#clock.now()) };
  }
}
