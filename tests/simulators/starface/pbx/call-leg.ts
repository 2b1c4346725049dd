import type { Fork } from './group-calls.ts';
import type { Person } from './person.ts';

/** Source: UCI v30 `CallState`; the states that this PBX plays. */
export type CallState =
  | 'INCOMING'
  | 'OUTGOING'
  | 'RINGING'
  | 'RINGBACK'
  | 'CONNECTED'
  | 'HANGUP'
  | 'PARKED'
  | 'CONSULT'
  | 'CONFERENCE_ACTIVE'
  | 'CONFERENCE_INACTIVE'
  | 'CONFERENCE_CONSULT';

/**
 * One person's end of a call. A call between two persons of the PBX has two legs with an id each
 * (assumed: no source shows the ids that both ends of an internal call see).
 */
export type CallLeg = {
  readonly id: string;
  readonly person: Person;
  readonly direction: 'in' | 'out';
  readonly phoneName: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly calledNumber: string;
  readonly calledName: string;
  readonly startedAt: number;
  state: CallState;
  held: boolean;
  changedAt: number;
  connectedAt: number | undefined;
  /** The other end, where it is a person of the same PBX. */
  peer: CallLeg | undefined;
  /** While it rings at several people. */
  fork: Fork | undefined;
  /** Id of the group that was called; empty for calls to a person. */
  readonly groupId: string;
  conferenceRoomId: string;
  forwardType: 'NONE' | 'BLINDTRANSFER';
  forwarderNumber: string;
};

export function otherNumber(leg: CallLeg): string {
  return leg.direction === 'in' ? leg.callerNumber : leg.calledNumber;
}

export function isRinging(leg: CallLeg): boolean {
  return ['INCOMING', 'OUTGOING', 'RINGING', 'RINGBACK'].includes(leg.state);
}

export function isOver(leg: CallLeg): boolean {
  return leg.state === 'HANGUP';
}
