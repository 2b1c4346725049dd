/** How a person looks at his colleagues: his favourites, and the groups of the PBX. */
import type { PersonId } from '../domain/person.ts';
import type { TeamView } from '../domain/views.ts';
import type { BridgeParts } from './bridge-parts.ts';
import { Favourites } from './favourites.ts';
import { ServiceError, type Caller, type PersonServices } from './services.ts';

/** Favourites and groups do not wait longer for a PBX that is slow to tell its numbers. */
const patienceMs = 2_000;

export function teamServices(parts: BridgeParts): Pick<PersonServices, 'team' | 'setFavourite'> {
  const { directory, activation, options, pbxNumbers } = parts;
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

  /** Of those whom the person sees; none where he may not look into the address book either. */
  async function numbers(caller: Caller): Promise<TeamView['numbers']> {
    const own = directory.match(caller.personId);
    if (own === undefined || directory.lacks(own.pbxUser.id, 'contacts')) return {};
    const known = await pbxNumbers.within(patienceMs);
    return Object.fromEntries(
      directory.matches().flatMap(({ personId, pbxUser }) => {
        const { internal = [], external = [] } = known.get(pbxUser.id) ?? {};
        const number = internal[0] ?? external[0];
        return number !== undefined && sees(caller, personId) ? [[personId, number] as const] : [];
      }),
    );
  }

  return {
    async team(caller) {
      const [kept, called] = await Promise.all([favourites.of(caller.personId), numbers(caller)]);
      return { favourites: kept.filter((id) => sees(caller, id)), groups: groups(caller), numbers: called };
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
