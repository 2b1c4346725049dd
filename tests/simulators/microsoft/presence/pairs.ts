/** One presence: the base state and its detail, as Graph spells them. */
export type Pair = { readonly availability: string; readonly activity: string };

/** The five pairs that a session may hold: https://learn.microsoft.com/graph/api/presence-setpresence */
export const sessionPairs: readonly Pair[] = [
  { availability: 'Available', activity: 'Available' },
  { availability: 'Busy', activity: 'InACall' },
  { availability: 'Busy', activity: 'InAConferenceCall' },
  { availability: 'Away', activity: 'Away' },
  { availability: 'DoNotDisturb', activity: 'Presenting' },
];

/** The six pairs that a person may prefer: https://learn.microsoft.com/graph/api/presence-setuserpreferredpresence */
export const preferredPairs: readonly Pair[] = [
  { availability: 'Available', activity: 'Available' },
  { availability: 'Busy', activity: 'Busy' },
  { availability: 'DoNotDisturb', activity: 'DoNotDisturb' },
  { availability: 'BeRightBack', activity: 'BeRightBack' },
  { availability: 'Away', activity: 'Away' },
  { availability: 'Offline', activity: 'OffWork' },
];

/**
 * The listed pair that is meant, or undefined where none is. The pages of 2025 spell the values in camelCase, those before
 * and every example in PascalCase, so letters are compared without their case.
 */
export function meantPair(pairs: readonly Pair[], availability: unknown, activity: unknown): Pair | undefined {
  if (typeof availability !== 'string' || typeof activity !== 'string') return undefined;
  return pairs.find(
    (pair) =>
      pair.availability.toLowerCase() === availability.toLowerCase() &&
      pair.activity.toLowerCase() === activity.toLowerCase(),
  );
}
