/** Names as people type them: without case, accents and the letters that only one alphabet has. */
const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', ı: 'i', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe' };
const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** `Jürgen Groß` is `jurgen gross`. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßıøłđæœ]/g, (letter) => plainLetters[letter] ?? letter)
    .trim();
}

/** The same with umlauts written out, as mail addresses do: `juergen gross`. */
export function writtenOutName(name: string): string {
  return plainName(name.normalize('NFC').replace(/[äöü]/gi, (letter) => umlauts[letter.toLowerCase()] ?? letter));
}

export function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}']+/u).filter((word) => word !== '');
}
