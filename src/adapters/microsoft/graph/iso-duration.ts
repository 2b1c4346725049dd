/** A duration as Graph wants it (Edm.Duration, ISO 8601): `PT5M`, `PT1H30M`. Whole seconds, rounded up. */
export function isoDuration(ms: number): string {
  if (!Number.isFinite(ms) || ms <= 0) throw new RangeError('A duration must be longer than nothing.');
  const seconds = Math.ceil(ms / 1_000);
  const parts = [
    [Math.floor(seconds / 3_600), 'H'],
    [Math.floor(seconds / 60) % 60, 'M'],
    [seconds % 60, 'S'],
  ] as const;
  return `PT${parts
    .filter(([value]) => value > 0)
    .map(([value, unit]) => `${value}${unit}`)
    .join('')}`;
}
