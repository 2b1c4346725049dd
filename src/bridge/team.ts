/** How a person looks at his colleagues: his favourites, and the groups of the PBX. */
import type { PersonId } from '../domain/person.ts';
import type { TeamView } from '../domain/views.ts';
import type { BridgeParts } from './bridge-parts.ts';
import { Favourites } from './favourites.ts';
import { ServiceError, type Caller, type PersonServices } from './services.ts';

export function teamServices(parts: BridgeParts): Pick<PersonServices, 'team' | 'setFavourite'> {
  const { directory, activation, options } = parts;
  const favourites = new Favourites(options.store);

  function sees(caller: Caller, id: string): boolean {
    const personId = id as PersonId;
    if (personId === caller.personId || directory.match(personId) === undefined) return false;
    return activation.participation(personId) !== 'hidden';
  }

  function groups(caller: Caller): TeamView['groups'] {
    if (!directory.showsGroups) return null;
    return directory.groups().flatMap(({ name, userIds }) => {
      const members = userIds.flatMap((userId) => {
        const personId = directory.personOf(userId);
        return personId !== undefined && sees(caller, personId) ? [personId] : [];
      });
      return members.length === 0 ? [] : [{ name, members }];
    });
  }

  return {
    async team(caller) {
      const kept = await favourites.of(caller.personId);
      return { favourites: kept.filter((id) => sees(caller, id)), groups: groups(caller) };
    },
    async setFavourite(caller, id, favourite) {
      if (!sees(caller, id)) throw new ServiceError('not-found', 'There is no such colleague.');
      if (directory.match(caller.personId) === undefined) {
        throw new ServiceError('starface.no-account', 'This person has no account at the PBX.');
      }
      await favourites.set(caller.personId, id, favourite, (kept) => sees(caller, kept));
    },
  };
}
