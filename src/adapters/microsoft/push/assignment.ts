/**
 * Who is watched by which service account. People stay where they are, since another set of people means a new subscription:
 * newcomers take free places, those who leave free one.
 */
export type Assignment = {
  /** Object ids in lower case, one list for each account. */
  readonly groups: readonly (readonly string[])[];
  /** How many found no place. */
  readonly left: number;
};

export const placesPerAccount = 650;

export function assign(
  before: readonly (readonly string[])[],
  accounts: number,
  userIds: readonly string[],
): Assignment {
  const wanted = new Set(userIds.map((id) => id.toLowerCase()));
  const groups = Array.from({ length: accounts }, (_, index) => (before[index] ?? []).filter((id) => wanted.has(id)));
  const placed = new Set(groups.flat());
  const newcomers = [...wanted].filter((id) => !placed.has(id));
  for (const group of groups) group.push(...newcomers.splice(0, placesPerAccount - group.length));
  return { groups, left: newcomers.length };
}
