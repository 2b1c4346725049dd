/** What stands between the groups of digits of a run. */

/** What stood before a group, as bits. */
export const SEP = {
  space: 1,
  hyphen: 2,
  dot: 4,
  slash: 8,
  open: 16,
  close: 32,
  newline: 64,
  /** A tab or a wide gap: another column. */
  column: 128,
  hidden: 256,
  plus: 512,
  /** A space stands directly before the group (or a bracket), so that it may begin something new. */
  apart: 1024,
  /** A hyphen or slash ended the line before: the number goes on in the next one. */
  dangling: 2048,
  /** The group behind holds characters without width. */
  foreign: 4096,
} as const;

/** The bits that say what stands in a gap, without those about the group behind it. */
export const gapBits = ~(SEP.apart | SEP.hidden | SEP.foreign);

/** True where the gap before a group is that of a list of direct dials ("-12/-13"), not of one number. */
export function isDirectDialGap(bits: number): boolean {
  return (bits & SEP.hyphen) !== 0 && (bits & SEP.slash) !== 0;
}
