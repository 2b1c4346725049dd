/** Mode `individual`: the administrator's default table and locks, and each person's own rows on top. */
import type { Outcome } from './person-state.ts';
import { presenceRows, type PresenceRow } from './presence.ts';
import { individualDefault } from './presets.ts';
import type { DndSetting } from './settings.ts';

export type TableRow = { readonly dnd: DndSetting; readonly locked: boolean };

export type IndividualTable = {
  readonly rows: Readonly<Record<PresenceRow, TableRow>>;
  /** "On a call → Busy/InACall". */
  readonly reverse: { readonly on: boolean; readonly locked: boolean };
};

/** What a person changed for himself; rows left out follow the default, also when that changes later. */
export type OwnSync = {
  readonly off: boolean;
  /** Milliseconds since 1970; null for no end. */
  readonly offUntil: number | null;
  readonly rows: Readonly<Partial<Record<PresenceRow, DndSetting>>>;
  readonly reverse: boolean | null;
};

export const noOwnSync: OwnSync = { off: false, offUntil: null, rows: {}, reverse: null };

export const defaultTable: IndividualTable = {
  rows: Object.fromEntries(
    presenceRows.map((row) => [row, { dnd: individualDefault[row], locked: false }]),
  ) as unknown as Record<PresenceRow, TableRow>,
  reverse: { on: true, locked: false },
};

/**
 * What the table wants for a row. *Off* clears a DND that the person set himself only where it is his own unlocked row;
 * anybody else's *off* gives back what the bridge set and no more.
 */
export function rowWish(table: IndividualTable, own: OwnSync | null, row: PresenceRow): Outcome | 'unchanged' {
  const { dnd, locked } = table.rows[row];
  const chosen = locked ? undefined : own?.rows[row];
  if (chosen !== undefined) return chosen;
  return dnd === 'off' ? 'giveBack' : dnd;
}

export function shownRow(table: IndividualTable, own: OwnSync | null, row: PresenceRow): TableRow {
  const { dnd, locked } = table.rows[row];
  return { dnd: locked ? dnd : (own?.rows[row] ?? dnd), locked };
}

export function reverseOn(table: IndividualTable, own: OwnSync | null): boolean {
  return table.reverse.locked ? table.reverse.on : (own?.reverse ?? table.reverse.on);
}

/** Whether the person switched the sync off for himself at this moment. */
export function isOff(own: OwnSync | null, now: number): boolean {
  return own !== null && own.off && (own.offUntil === null || now < own.offUntil);
}
