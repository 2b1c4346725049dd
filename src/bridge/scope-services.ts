/** The console's page about who takes part. */
import type { ScopeView } from '../domain/console-views.ts';
import { foldedName, groupName } from '../domain/scope.ts';
import type { BridgeParts } from './bridge-parts.ts';
import type { AdminServices } from './services.ts';

export function scopeServices({ directory, activation }: BridgeParts): Pick<AdminServices, 'scope' | 'setScope'> {
  function unknown(names: readonly string[]): readonly string[] {
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
    return names.filter((name) => !known.has(foldedName(name)));
  }

  function people(): ScopeView['people'] {
    const all = directory.matches().map(({ personId }) => activation.participation(personId));
    const count = (one: string): number => all.filter((participation) => participation === one).length;
    return { inSync: count('inSync'), paused: count('paused'), hidden: count('hidden') };
  }

  return {
    scope() {
      const { scope } = activation;
      const include = scope.include === 'all' ? [] : scope.include;
      return {
        scope,
        pinned: activation.scopePinned,
        groups: directory.showsGroups
          ? directory.groups().map(({ name, userIds }) => ({ name, people: userIds.length }))
          : null,
        unknown: unknown([...include, ...scope.exclude, ...scope.hide]),
        people: people(),
      };
    },
    setScope: (scope) => activation.setScope(scope),
  };
}
