import type { CallLeg } from './call-leg.ts';
import type { Presence } from './presence.ts';

export type JsonObject = Record<string, unknown>;

/** A telephone as UCI names it, such as `SIP/16`. */
export type Phone = {
  readonly phoneId: number;
  readonly name: string;
  active: boolean;
  readonly isIFMC: boolean;
  readonly phoneType: string;
  /** Ids of numbers whose calls do not ring here. */
  readonly silentNumbers: Set<number>;
};

/** Source: REST `FmcPhone`, Swagger 6.7.0.22; kept as it was written. */
export type FmcPhone = JsonObject & { readonly id: string; readonly number: string; readonly active: boolean };

/** One account of kind USER, the truth behind REST and UCI alike. */
export type Person = {
  /** Assumed to be the account id too: no source separates the two number spaces. */
  readonly userId: number;
  /** The person's contact in the address book. */
  readonly personId: string;
  login: string;
  password: string;
  firstName: string;
  familyName: string;
  email: string;
  /** Members of the REST `User` that mean nothing to the simulator, kept as they were written. */
  profile: JsonObject;
  /** Ids out of `permissions.ts`. */
  permissions: Set<number>;
  /** Set until the first web login of a new account; the classic login fails as long. */
  mustChangePassword: boolean;
  refusedLogins: number;
  phones: Phone[];
  fmcPhones: FmcPhone[];
  /** `phoneconfig` without `doNotDisturb`, which lives in `presence`. Unknown members are kept. */
  phoneConfig: JsonObject;
  primaryInternalNumberId: number;
  primaryExternalNumberId: number;
  signalingNumberId: number;
  readonly presence: Presence;
  readonly calls: Map<string, CallLeg>;
  callList: CallListEntry[];
  avatar: { readonly contentType: string; readonly bytes: Buffer } | undefined;
};

export type CallListEntry = {
  readonly id: string;
  readonly direction: 'INBOUND' | 'OUTBOUND';
  readonly result: 'ANSWERED' | 'MISSED';
  readonly callerNumber: string;
  readonly calledNumber: string;
  readonly callDescription: string;
  readonly startTime: number;
  /** Seconds. */
  readonly duration: number;
  readonly groupId: string;
};

export function displayName(person: Person): string {
  return `${person.firstName} ${person.familyName}`.trim();
}
