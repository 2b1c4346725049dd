/** What the bridge tells the console beside its state: scope, the PBX, dry runs. Plain data. */
import type { TelephonySource } from './call.ts';
import type { DryRun } from './central/dry-run.ts';
import type { NeverFires } from './central/never-fires.ts';
import type { ScopePart, SyncScope } from './scope.ts';
import type { Capability } from './views.ts';

/** Who takes part, with what the file sets and what the names mean at present. */
export type ScopeView = {
  readonly scope: SyncScope;
  readonly pinned: readonly ScopePart[];
  /** Groups of the PBX; null where it does not show them. */
  readonly groups: readonly { readonly name: string; readonly people: number }[] | null;
  /** Named, but nobody and no group at present. */
  readonly unknown: readonly string[];
  readonly people: { readonly inSync: number; readonly paused: number; readonly hidden: number };
};

/** What the PBX makes possible; `state` says for whom, or why not. */
export type CapabilityStanding = {
  readonly name: Capability;
  readonly state: 'everybody' | 'linked' | 'nobodyLinked' | 'notOffered';
  /** Linked people who have it. */
  readonly people: number;
  /** Matched people whose own right at the PBX does not allow it. */
  readonly denied: number;
};

export type PbxView = {
  readonly version: string | null;
  readonly auth: 'classic' | 'oauth' | null;
  /** Null before the PBX answered for the first time. */
  readonly capabilities: readonly CapabilityStanding[] | null;
  /** Names of rights that the bridge's own account lacks, as far as the PBX shows rights. */
  readonly missingRights: readonly string[];
  /** Null where the PBX does not show its groups. */
  readonly groups: number | null;
  /** How many people's calls are known, and how. */
  readonly calls: Readonly<Record<TelephonySource | 'unknown', number>>;
  /** What is configured beside linked accounts. */
  readonly feeds: readonly TelephonySource[];
  /** Login of the technical account of the lamps; null where none is configured. */
  readonly lampLogin: string | null;
};

export type CertificateView = {
  /** What the PBX shows now; null where it shows none. */
  readonly shown: PbxCertificate | null;
  /** The confirmed fingerprint, in hex with colons; null where the authorities decide. */
  readonly confirmed: string | null;
  /** True where the configuration file names it. */
  readonly pinned: boolean;
  /**
   * `plain`: the address is http · `trusted`: an authority vouches · `confirmed`: it is the confirmed one ·
   * `unconfirmed`: nobody vouches and nothing is confirmed · `changed`: another one than the confirmed ·
   * `unreachable`: it shows none
   */
  readonly state: 'plain' | 'trusted' | 'confirmed' | 'unconfirmed' | 'changed' | 'unreachable';
};

/** A dry run; redirections that are not read yet come with one of the next. */
export type DryRunView = DryRun & {
  readonly hints: readonly NeverFires[];
  /** People whose redirections are still being read. */
  readonly reading: number;
};

/** What an administrator compares with the PBX before he confirms it. */
export type PbxCertificate = {
  /** SHA-256 in hex with colons. */
  readonly fingerprint256: string;
  readonly subject: string;
  /** As the certificate prints it. */
  readonly validTo: string;
  /** An authority vouches for this host, a public one or one of the machine's own: no fingerprint is needed. */
  readonly trusted: boolean;
  /** Who vouches: a public authority, or one of the company's own (`NODE_EXTRA_CA_CERTS`). Null where nobody does. */
  readonly authority: 'public' | 'own' | null;
};

/** One step of the self-test of lamps; `detail` holds codes, counts and member names, nothing of anybody. */
export type LampTestStep = {
  readonly step: string;
  readonly outcome: 'ok' | 'failed' | 'notOffered';
  readonly detail: string;
};
