/** One thing that is wrong with the configuration. */
export type Fault = {
  /** The key and where it was set, for example `starface.url (bridge.json)` or `BRIDGE_STARFACE__URL`. */
  readonly where: string;
  /** What is wrong and what to do, as the rest of a sentence that begins with the key. Never a secret's value. */
  readonly problem: string;
};

/** The configuration cannot be used. Its message lists every fault, one a line, for people. */
export class ConfigFault extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const lines = faults.map((fault) => `  - ${fault.where} ${fault.problem}`);
    const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
    super(`The configuration has ${count}:\n${lines.join('\n')}\nEvery key is explained in docs/configuration.md.`);
    this.name = 'ConfigFault';
    this.faults = faults;
  }
}

/** The candidate that was probably meant, or null where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Levenshtein distance, row by row. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
