/** Mode `individual`: the administrator's default table and locks, and each person's own rows on top. */
import { presenceRows, type PresenceRow } from './presence.ts';
import { individualDefault } from './presets.ts';
import type { DndSetting, Outcome } from './wish-words.ts';
import type { ChatState } from './telephone.ts';

export type TableRow = {
  readonly dnd: DndSetting;
  /** Absent: the chat status stays as it is. */
  readonly chat?: RowChat;
  readonly locked: boolean;
};

export type RowChat = { readonly state: ChatState | null; readonly text: string };

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
  /** Null: this row leaves the chat status as it is. */
  readonly chat?: Readonly<Partial<Record<PresenceRow, RowChat | null>>>;
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

/** The chat status of a row; null gives back what the bridge had set. */
export function chatOf(
  table: IndividualTable,
  own: OwnSync | null,
  row: PresenceRow,
): { readonly state: ChatState | null; readonly text: string | null } | 'unchanged' {
  const { chat, locked } = table.rows[row];
  const ownChat = locked ? undefined : own?.chat?.[row];
  const chosen = ownChat === undefined ? chat : ownChat;
  return chosen === undefined || chosen === null ? 'unchanged' : { state: chosen.state, text: chosen.text };
}

export function shownRow(table: IndividualTable, own: OwnSync | null, row: PresenceRow): TableRow {
  const { dnd, chat, locked } = table.rows[row];
  const ownChat = locked ? undefined : own?.chat?.[row];
  const shown = ownChat === undefined ? chat : (ownChat ?? undefined);
  return { dnd: locked ? dnd : (own?.rows[row] ?? dnd), ...(shown === undefined ? {} : { chat: shown }), locked };
}

export function reverseOn(table: IndividualTable, own: OwnSync | null): boolean {
  return table.reverse.locked ? table.reverse.on : (own?.reverse ?? table.reverse.on);
}

/** Whether the person switched the sync off for himself at this moment. */
export function isOff(own: OwnSync | null, now: number): boolean {
  return own !== null && own.off && (own.offUntil === null || now < own.offUntil);
}
