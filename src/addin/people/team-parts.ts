/** In what order colleagues are offered. */
import type { Colleague } from '../../contract/api.ts';

export type TeamParts = Readonly<Record<'inItem' | 'favourites' | 'others', readonly Colleague[]>>;

/** Everybody stands in one part only: with the open mail or meeting, else among the favourites, else with the others. */
export function teamParts(
  colleagues: readonly Colleague[],
  first: { readonly addresses: readonly string[]; readonly favourites: readonly string[] },
): TeamParts {
  const addresses = new Set(first.addresses.map((address) => address.toLowerCase()));
  const starred = new Set(first.favourites);
  const partOf = ({ id, upn }: Colleague): keyof TeamParts =>
    addresses.has(upn.toLowerCase()) ? 'inItem' : starred.has(id) ? 'favourites' : 'others';
  const parts = Object.groupBy(colleagues, partOf);
  return { inItem: parts.inItem ?? [], favourites: parts.favourites ?? [], others: parts.others ?? [] };
}
