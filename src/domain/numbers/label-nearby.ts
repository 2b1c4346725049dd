/** Labels that do not stand before the number in its line: the line above, the head of its column. */
import { DIGIT, LETTER, NEWLINE, classAt } from './characters.ts';
import type { FoundLabel } from './labels.ts';
import { labelBefore } from './labels.ts';

const longestRow = 300;
const mostRows = 25;
const longestHeading = 32;

/** True where nothing but space, bullets and quote marks stands between the line's start and the number. */
export function isFirstInLine(text: string, start: number, lineStart: number): boolean {
  if (start - lineStart > 12) return false;
  for (let index = lineStart; index < start; index += 1) {
    const kind = classAt(text, index);
    if (kind === DIGIT || kind === LETTER) return false;
  }
  return true;
}

function hasDigit(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) if (classAt(text, index) === DIGIT) return true;
  return false;
}

interface Line {
  readonly start: number;
  readonly end: number;
}

function lineAbove(text: string, lineStart: number): Line | null {
  if (lineStart === 0) return null;
  let end = lineStart - 1;
  if (text[end - 1] === '\r') end -= 1;
  let start = end;
  while (start > 0 && end - start <= longestRow && classAt(text, start - 1) !== NEWLINE) start -= 1;
  return end - start > longestRow ? null : { start, end };
}

/** A short line above the number that is a label and nothing else ("Telefon", "Kundennummer:"). */
export function labelAbove(text: string, lineStart: number): FoundLabel | null {
  let line = lineAbove(text, lineStart);
  if (line !== null && text.slice(line.start, line.end).trim() === '') line = lineAbove(text, line.start);
  if (line === null || line.end - line.start > longestHeading || hasDigit(text, line.start, line.end)) return null;
  // The heads of columns are each for its own column.
  if (/[\t|;]|\S {2}/u.test(text.slice(line.start, line.end))) return null;
  const label = labelBefore(text, line.end, line.start);
  return label !== null && label.distance === 0 ? label : null;
}

const separators = [0x09, 0x3b, 0x7c] as const;

/** How often a character stands in a stretch; bounded by the stretch, as `indexOf` would not be. */
function count(text: string, separator: number, from: number, to: number): number {
  let found = 0;
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === separator) found += 1;
  return found;
}

function hasSeparator(text: string, separator: number, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (text.charCodeAt(at) === separator) return true;
    if (classAt(text, at) === NEWLINE) return false;
  }
  return false;
}

function next(text: string, separator: number, from: number, to: number): number {
  let at = from;
  while (at < to && text.charCodeAt(at) !== separator) at += 1;
  return at;
}

function cell(text: string, line: Line, separator: number, column: number): Line | null {
  let { start } = line;
  for (let passed = 0; passed < column; passed += 1) {
    start = next(text, separator, start, line.end) + 1;
    if (start > line.end) return null;
  }
  return { start, end: next(text, separator, start, line.end) };
}

/** The stretch of an aligned line that begins (nearly) under the given offset. */
function aligned(text: string, line: Line, offset: number): Line | null {
  let start = line.start + offset;
  if (start - 2 > line.end) return null;
  while (start > line.start && start > line.start + offset - 3 && text[start - 1] !== ' ') start -= 1;
  if (start > line.start && (text[start - 1] !== ' ' || text[start - 2] !== ' ')) return null;
  const rest = text.slice(start, line.end);
  const gap = rest.indexOf('  ');
  return { start, end: gap < 0 ? line.end : start + gap };
}

/**
 * The label at the head of the number's column, for tables with tabs, semicolons, bars or aligned by spaces. Rows
 * with digits in that column are passed over on the way up.
 */
export function labelOfColumn(text: string, start: number, lineStart: number): FoundLabel | null {
  if (start - lineStart > longestRow) return null;
  const to = start === lineStart ? start + longestRow : start;
  const separator = separators.find((mark) => hasSeparator(text, mark, lineStart, to));
  const wide = separator === undefined && text.slice(lineStart, start).includes('  ');
  if (separator === undefined && !wide && start !== lineStart) return null;
  const column = separator === undefined ? 0 : count(text, separator, lineStart, start);
  let below = lineStart;
  for (let row = 0; row < mostRows; row += 1) {
    const line = lineAbove(text, below);
    if (line === null) return null;
    below = line.start;
    const head = separator === undefined ? aligned(text, line, start - lineStart) : cell(text, line, separator, column);
    if (head === null) return null;
    if (head.start === line.start && head.end === line.end) return null;
    if (hasDigit(text, head.start, head.end)) continue;
    const label = head.end - head.start > longestHeading ? null : labelBefore(text, head.end, head.start);
    if (label === null || label.distance > 0) return null;
    // Columns of spaces are seldom straight, so what they deny is a hint only where they are not.
    const straight = separator !== undefined || head.start - line.start === start - lineStart;
    return straight || label.kind !== 'no' ? label : { ...label, strong: false };
  }
  return null;
}
