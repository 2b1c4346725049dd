/**
 * Letters for patterns. `\p{L}` names them in 600 ranges, and a pattern carries those with each mention: the first mail
 * after the pane has opened was read half as fast. These are the alphabets that `characters.ts` knows as letters.
 */

/** The inside of a character class. */
export const letters = String.raw`A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u05ff\u1e00-\u1fff`;
export const letter = `[${letters}]`;

function isCapital(code: number): boolean {
  const character = String.fromCharCode(code);
  return character.toLowerCase() !== character && character.toUpperCase() === character;
}

const blocks = [
  [0x41, 0x5a],
  [0xc0, 0x17f],
  [0x386, 0x3ab],
  [0x400, 0x42f],
] as const;

function capitalRanges(): string {
  const ranges: string[] = [];
  const written = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
  for (const [from, to] of blocks)
    for (let code = from; code <= to; code += 1) {
      const first = code;
      while (code <= to && isCapital(code)) code += 1;
      if (code > first) ranges.push(`${written(first)}-${written(code - 1)}`);
    }
  return ranges.join('');
}

export const capitals = capitalRanges();
export const capital = `[${capitals}]`;
