/** The default table of mode `individual`: what `presence.tableFile` names and what the console changes. */
import { z } from 'zod';
import { defaultTable, type IndividualTable } from '../domain/individual.ts';
import { presenceRows } from '../domain/presence.ts';
import { chatStates } from '../domain/telephone.ts';

const row = z.strictObject({
  dnd: z.enum(['on', 'off', 'unchanged']),
  chat: z.exactOptional(z.strictObject({ state: z.enum(chatStates).nullable(), text: z.string().max(200) })),
  locked: z.boolean().default(false),
});

/** Rows left out are those of the product. */
export const tableSchema = z.strictObject({
  rows: z.partialRecord(z.enum(presenceRows), row),
  reverse: z.strictObject({ on: z.boolean(), locked: z.boolean().default(false) }).optional(),
});

export type TableImport =
  | { readonly ok: true; readonly table: IndividualTable }
  | { readonly ok: false; readonly faults: readonly { readonly where: string; readonly problem: string }[] };

export function importTable(text: string): TableImport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, faults: [{ where: 'the file', problem: `is not JSON: ${(error as Error).message}` }] };
  }
  return checkTable(value);
}

export function checkTable(value: unknown): TableImport {
  const checked = tableSchema.safeParse(value);
  if (!checked.success) {
    return {
      ok: false,
      faults: checked.error.issues.map(({ path, message }) => ({ where: path.join('.'), problem: message })),
    };
  }
  const { rows, reverse } = checked.data;
  return {
    ok: true,
    table: { rows: { ...defaultTable.rows, ...rows }, reverse: reverse ?? defaultTable.reverse },
  };
}
