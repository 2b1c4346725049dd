/** The documented products' tables, as data. Sources: `docs/products.md`. */
import type { PresenceRow } from './presence.ts';
import type { DndSetting } from './wish-words.ts';

export type RowOutcome = 'on' | 'giveBack' | 'unchanged';

/**
 * Mode `presence-oauth`: the vendor's fixed rows (STARFACE 9, Microsoft Presence OAuth), and below them what it leaves
 * open. The vendor's fifth row, from the PBX to Microsoft, is the setting `reverseTrigger`.
 */
export const presenceOAuth: Readonly<Record<PresenceRow, RowOutcome>> = {
  available: 'giveBack',
  busyCall: 'on',
  busyMeeting: 'on',
  busy: 'on',
  // Left open by the vendor: who does not want to be disturbed is not rung.
  doNotDisturb: 'on',
  presenting: 'on',
  focusing: 'on',
  // A locked laptop in a meeting room says nothing about the telephone.
  away: 'unchanged',
  beRightBack: 'unchanged',
  outOfOffice: 'unchanged',
  offline: 'unchanged',
};

/**
 * Mode `individual`: what a person's table holds until he or an administrator changes it. The first eight rows are the
 * vendor's (STARFACE MS Teams Integration), in its order.
 */
export const individualDefault: Readonly<Record<PresenceRow, DndSetting>> = {
  available: 'off',
  busy: 'unchanged',
  busyCall: 'on',
  busyMeeting: 'on',
  presenting: 'on',
  beRightBack: 'unchanged',
  away: 'unchanged',
  offline: 'unchanged',
  doNotDisturb: 'on',
  focusing: 'on',
  outOfOffice: 'unchanged',
};
