/** Who takes part, and what follows for him from the settings for everybody. */
import type { Match } from '../domain/person.ts';
import { foldedName, groupName, participationOf, type SyncScope } from '../domain/scope.ts';
import type { Participation, SyncSettings } from '../domain/settings.ts';

/** What follows for one person from the settings for everybody, his names and his groups. */
export type Standing = {
  readonly base: SyncSettings;
  readonly groups: readonly string[];
  readonly names: readonly string[];
  readonly participation: Participation;
  readonly settings: SyncSettings;
};

export class Standings {
  readonly #groupsOf: (pbxUserId: string) => readonly string[];
  readonly #standings = new WeakMap<Match, Standing>();
  #participationOf: (names: readonly string[]) => Participation;

  /** @param groupsOf names of the groups of a PBX user; the same array until they change */
  constructor(groupsOf: (pbxUserId: string) => readonly string[], scope: SyncScope) {
    this.#groupsOf = groupsOf;
    this.#participationOf = participationOf(scope);
  }

  /** Counts for a standing once its settings are others: the same settings give the standing that is known. */
  scopeChanged(scope: SyncScope): void {
    this.#participationOf = participationOf(scope);
  }

  /** Of whoever bears these names, without his groups. */
  participationOf(names: readonly string[]): Participation {
    return this.#participationOf(names.map(foldedName));
  }

  /** Asked for with every fact, and the same until directory, scope or settings change. */
  of(match: Match, base: SyncSettings): Standing {
    const groups = this.#groupsOf(match.pbxUser.id);
    const known = this.#standings.get(match);
    if (known?.base === base && known.groups === groups) return known;
    const names = known?.names ?? namesOf(match);
    const participation = this.#participationOf([...names, ...groups.map((group) => foldedName(groupName(group)))]);
    const isCentral = base.mode === 'central';
    const changes = isCentral ? { participation, names, groups } : { participation };
    const settings = participation === 'inSync' && !isCentral ? base : { ...base, ...changes };
    const standing = { base, groups, names, participation, settings };
    this.#standings.set(match, standing);
    return standing;
  }
}

function namesOf(match: Match): readonly string[] {
  const { pbxUser, microsoftUser } = match;
  const names = [microsoftUser.upn, microsoftUser.mail, pbxUser.login, pbxUser.email];
  return names.filter((name) => name !== null).map(foldedName);
}
