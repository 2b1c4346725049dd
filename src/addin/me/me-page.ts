/** The pages behind the strip, and what the phone system must offer before one is worth showing. */
import type { Capability } from '../../domain/views.ts';

export const mePages = ['phones', 'forwarding', 'chat', 'keys', 'sync', 'why', 'account'] as const;

export type MePage = (typeof mePages)[number];

/** Pages without an entry need nothing of the phone system. */
export const capabilityOf: Readonly<Partial<Record<MePage, Capability>>> = {
  phones: 'primaryPhone',
  forwarding: 'redirections',
  chat: 'chatStatus',
  keys: 'functionKeys',
};
