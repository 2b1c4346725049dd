/** Arrow keys between the field and what it finds. Tab still reaches every button. */
import type { KeyboardEvent } from 'react';

/** From the field to the first result: to its call button where it has one. */
export function enterResults(event: KeyboardEvent<HTMLElement>): void {
  const first = document.querySelector('#results .row');
  if (!first) return;
  event.preventDefault();
  focusRow(first);
}

/** From row to row, and from the first one back to the field. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const rows = [...event.currentTarget.querySelectorAll('.row')].filter((row) => row.querySelector('button'));
  const at = rows.findIndex(
    (row) => row.contains(document.activeElement) || row.parentElement?.contains(document.activeElement),
  );
  const next = rows[at + step];
  if (next) focusRow(next);
  else if (step < 0) document.querySelector<HTMLElement>('.field input')?.focus();
}

function focusRow(row: Element): void {
  (row.querySelector<HTMLElement>('.call') ?? row.querySelector<HTMLElement>('button'))?.focus();
}
