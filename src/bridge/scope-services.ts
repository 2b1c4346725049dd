/** The console's page about who takes part. */
import type { ScopeView } from '../domain/console-views.ts';
import { foldedName, groupName, type SyncScope } from '../domain/scope.ts';
import type { BridgeParts } from './bridge-parts.ts';
import { addressesOf } from './profiles.ts';
import type { AdminServices } from './console-words.ts';

export function scopeServices({ directory, activation }: BridgeParts): Pick<AdminServices, 'scope' | 'setScope'> {
  /** Hiding counts for everybody of the tenant; taking part, for those who have an account at the PBX. */
  function unknown(scope: SyncScope): readonly string[] {
    // Before both directories are read, everybody would be unknown.
    if (!directory.known) return [];
    const known = new Set([
      ...directory.matches().flatMap(({ personId }) => activation.namesOf(personId)),
      ...directory
        .unmatched()
        .flatMap(({ pbxUser }) => [pbxUser.login, pbxUser.email ?? ''])
        .map(foldedName),
      ...directory.groups().map(({ name }) => foldedName(groupName(name))),
    ]);
    const atMicrosoft = new Set(directory.microsoftUsers().flatMap(addressesOf).map(foldedName));
    const include = scope.include === 'all' ? [] : scope.include;
    return [
      ...[...include, ...scope.exclude].filter((name) => !known.has(foldedName(name))),
      ...scope.hide.filter((name) => !known.has(foldedName(name)) && !atMicrosoft.has(foldedName(name))),
    ];
  }

  function people(): ScopeView['people'] {
    const all = directory.matches().map(({ personId }) => activation.participation(personId));
    const count = (one: string): number => all.filter((participation) => participation === one).length;
    return { inSync: count('inSync'), paused: count('paused'), hidden: count('hidden') };
  }

  return {
    scope() {
      const { scope } = activation;
      return {
        scope,
        pinned: activation.scopePinned,
        groups: directory.showsGroups
          ? directory.groups().map(({ name, userIds }) => ({ name, people: userIds.length }))
          : null,
        unknown: unknown(scope),
        people: people(),
      };
    },
    setScope: (scope) => activation.setScope(scope),
  };
}
