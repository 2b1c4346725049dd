/**
 * What shows in Microsoft 365 beside our session while somebody is on the telephone. Both parts are off unless an
 * administrator chose them, because both take a place that is the person's own.
 */
import { DateTime } from 'luxon';

export type CallDisplay = {
  /** A text beside the presence; whoever has one of his own keeps it. `{since}` is the time at which the call began. */
  readonly statusMessage: { readonly text: string; readonly minutes: number } | null;
  /** Set only where a state that the person chose himself in Teams hides the call, and instead of it. */
  readonly preferredPresence: { readonly availability: PreferredPair['availability']; readonly minutes: number } | null;
};

/** The pairs of https://learn.microsoft.com/graph/api/presence-setuserpreferredpresence that stand for a call. */
export type PreferredPair =
  | { readonly availability: 'Busy'; readonly activity: 'Busy' }
  | { readonly availability: 'DoNotDisturb'; readonly activity: 'DoNotDisturb' };

export const noCallDisplay: CallDisplay = { statusMessage: null, preferredPresence: null };

/** After how many minutes each part ends by itself, whatever becomes of the bridge. Neither is ever set without an end. */
export const displayMinutes = { least: 5, most: 480 } as const;

export const longestStatusMessage = 200;

export const sincePlaceholder = '{since}';

/** The text for a call that began at `since`, in milliseconds since 1970. */
export function statusMessageText(text: string, since: number, zone: string): string {
  return text.replaceAll(sincePlaceholder, DateTime.fromMillis(since, { zone }).toFormat('HH:mm')).trim();
}
