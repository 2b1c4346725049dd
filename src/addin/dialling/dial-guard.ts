/** One click, one call: the same number within 5 s is the second half of a double click. */
const windowMs = 5_000;

export type DialGuard = {
  /** False where the number was let through a moment ago. */
  readonly admit: (dial: string, now: number) => boolean;
  /** The call was not placed: the person may try again at once. */
  readonly release: (dial: string) => void;
};

export function createDialGuard(): DialGuard {
  const admitted = new Map<string, number>();
  return {
    admit: (dial, now) => {
      const last = admitted.get(dial);
      if (last !== undefined && now - last < windowMs) return false;
      admitted.set(dial, now);
      return true;
    },
    release: (dial) => admitted.delete(dial),
  };
}
