/** Who takes part in the sync, and when (design, rule 11). Set by the file or by an administrator in the console. */
import type { TimeWindow } from './hours.ts';
import type { Participation } from './settings.ts';

export type SyncHours = { readonly zone: string; readonly windows: readonly TimeWindow[] };

/** People are PBX logins, user principal names or mail addresses; `group:Name` is a group of the PBX. Without case. */
export type SyncScope = {
  readonly include: 'all' | readonly string[];
  readonly exclude: readonly string[];
  /** Neither read nor shown anywhere. */
  readonly hide: readonly string[];
  /** Null for always. */
  readonly hours: SyncHours | null;
  /** Whether a person may switch the sync off for himself. */
  readonly mayPause: boolean;
};

export const scopeParts = ['include', 'exclude', 'hide', 'hours', 'mayPause'] as const;

export type ScopePart = (typeof scopeParts)[number];

export const defaultScope: SyncScope = { include: 'all', exclude: [], hide: [], hours: null, mayPause: true };

/** The parts that a file sets; null where it leaves one to the console. */
export type PinnedScope = { readonly [Part in ScopePart]: SyncScope[Part] | null };

/** What holds: the file, then the console, then the default. */
export function joinedScope(pinned: PinnedScope, own: Partial<SyncScope>): SyncScope {
  return {
    include: pinned.include ?? own.include ?? defaultScope.include,
    exclude: pinned.exclude ?? own.exclude ?? defaultScope.exclude,
    hide: pinned.hide ?? own.hide ?? defaultScope.hide,
    hours: pinned.hours ?? own.hours ?? defaultScope.hours,
    mayPause: pinned.mayPause ?? own.mayPause ?? defaultScope.mayPause,
  };
}

export function pinnedParts(pinned: PinnedScope): readonly ScopePart[] {
  return scopeParts.filter((part) => pinned[part] !== null);
}

/** How a group is written among people. */
export function groupName(group: string): string {
  return `group:${group}`;
}

export function foldedName(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

/** Says for the names of a person, his groups among them, whether he takes part. Names come folded. */
export function participationOf(scope: SyncScope): (names: readonly string[]) => Participation {
  const set = (names: readonly string[]): ReadonlySet<string> => new Set(names.map(foldedName));
  const [hide, exclude] = [set(scope.hide), set(scope.exclude)];
  const include = scope.include === 'all' ? null : set(scope.include);
  return (names) => {
    if (names.some((name) => hide.has(name))) return 'hidden';
    if (names.some((name) => exclude.has(name))) return 'paused';
    return include === null || names.some((name) => include.has(name)) ? 'inSync' : 'paused';
  };
}
