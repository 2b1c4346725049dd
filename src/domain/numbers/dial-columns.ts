/**
 * Direct dials in a table below a number that ends in a dash: "Telefon 07021 3158-" heads the column, "26" and "41"
 * stand below it. Nothing but the place makes these digits dials.
 */
import { LETTER, NEWLINE, SPACE, classAt } from './characters.ts';
import type { DigitRun } from './digit-runs.ts';
import { endsInDash, type Column, type Head } from './number-head.ts';

const longestDial = 4;
const longestRow = 200;
/** Columns that spaces align are seldom straight. */
const slack = 3;
const tab = 0x09;

/** Where a cell begins that holds `index`: behind a tab, two spaces or the line end. */
function cellStart(text: string, index: number): number {
  let at = index;
  while (at > index - longestRow) {
    const kind = classAt(text, at - 1);
    if (kind === NEWLINE || text.charCodeAt(at - 1) === tab) break;
    if (kind === SPACE && (at < 2 || classAt(text, at - 2) === SPACE)) break;
    at -= 1;
  }
  return at;
}

function endsCell(text: string, end: number): boolean {
  const kind = classAt(text, end);
  if (kind === NEWLINE || text.charCodeAt(end) === tab) return true;
  if (kind !== SPACE) return false;
  const next = classAt(text, end + 1);
  return next === SPACE || next === NEWLINE;
}

function lineStartOf(text: string, index: number): number {
  let at = index;
  while (at > index - longestRow && classAt(text, at - 1) !== NEWLINE) at -= 1;
  return at;
}

function tabsBetween(text: string, from: number, to: number): number {
  let tabs = 0;
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === tab) tabs += 1;
  return tabs;
}

function columnOf(text: string, index: number): Column {
  const line = lineStartOf(text, index);
  const cell = cellStart(text, index);
  return { offset: cell - line, tabs: tabsBetween(text, line, cell) };
}

/** The first digits of a row that has a word before them: "  Einkauf        118". */
function isFirstOfRow(text: string, start: number, lineStart: number): boolean {
  let hasWord = false;
  for (let at = lineStart; at < start; at += 1) {
    const kind = classAt(text, at);
    if (kind === LETTER) hasWord = true;
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) return false;
  }
  return hasWord;
}

/**
 * Whether digits fill a cell below an open head.
 * @param lineStart where the line of the digits begins
 */
export function isBelowHead(run: DigitRun, group: number, head: Head, lineStart: number): boolean {
  const { text } = run;
  const start = run.start(group);
  if (!endsInDash(head) || run.length(group) > longestDial || lineStart <= head.end || start - lineStart > longestRow)
    return false;
  if (cellStart(text, start) !== start || start === lineStart || !endsCell(text, run.endOf(group))) return false;
  const { offset, tabs } = (head.column ??= columnOf(text, head.start));
  // In running text above the table nothing tells the column.
  if (offset === 0) return isFirstOfRow(text, start, lineStart);
  if (tabs > 0) return tabs === tabsBetween(text, lineStart, start);
  return Math.abs(start - lineStart - offset) <= slack;
}
