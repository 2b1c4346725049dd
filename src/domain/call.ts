/** Calls of a person at the PBX, in the product's words. */

export type CallState = 'ringingIn' | 'ringingOut' | 'connected' | 'held' | 'ended';

export type Call = {
  readonly id: string;
  readonly state: CallState;
  /** The other side, as the PBX shows it; null where it is hidden or not yet known. */
  readonly number: string | null;
  readonly name: string | null;
  /** Milliseconds since 1970 at which the bridge first saw the call connected; null before. */
  readonly connectedAt: number | null;
};

/** `onCall`: connected, held, in consultation or conference. Parked calls, voicemail and feature codes are no call. */
export type TelephonyState = 'idle' | 'ringing' | 'onCall';

/** How sure the bridge is of a person's telephony state; the first that covers a person speaks. */
export const telephonySources = ['companion', 'linked', 'lamp'] as const;

export type TelephonySource = (typeof telephonySources)[number];

export function telephonyStateOf(calls: readonly Pick<Call, 'state'>[]): TelephonyState {
  if (calls.some((call) => call.state === 'connected' || call.state === 'held')) return 'onCall';
  if (calls.some((call) => call.state === 'ringingIn' || call.state === 'ringingOut')) return 'ringing';
  return 'idle';
}
