import { randomUUID } from 'node:crypto';
import { isRinging, otherNumber, type CallLeg } from './call-leg.ts';
import type { Pbx } from './pbx.ts';
import { dialled } from './phone-numbers.ts';

/**
 * What is done with a running call. No public source shows the states that a client sees meanwhile: a held call stays
 * CONNECTED since the enum has no word for it, a forwarded one ends, a conference is CONFERENCE_ACTIVE (all assumed).
 */

/** Holds a talking call, or takes it back: no public source names a request for that (assumed). */
export function toggleHold(pbx: Pbx, leg: CallLeg): boolean {
  if (isRinging(leg)) return false;
  leg.held = !leg.held;
  pbx.calls.touch(leg);
  return true;
}

/** Blind transfer: the person is out, and his partner rings at the new number. False where that is no number. */
export function forward(pbx: Pbx, leg: CallLeg, wanted: string): boolean {
  const number = dialled(wanted);
  if (number === undefined) return false;
  const { peer } = leg;
  const partner = otherNumber(leg);
  leg.forwardType = 'BLINDTRANSFER';
  leg.peer = undefined;
  if (peer !== undefined) peer.peer = undefined;
  pbx.calls.hangUp(leg);
  const target = pbx.personAt(number);
  if (target === undefined) return true;
  const next = pbx.calls.incoming(target, partner);
  next.forwarderNumber = pbx.internalNumber(leg.person);
  if (peer !== undefined) pbx.calls.join(peer, next);
  return true;
}

/** False unless there are two calls at least and all are talking. */
export function confer(pbx: Pbx, legs: readonly CallLeg[]): boolean {
  if (legs.length < 2 || legs.some(isRinging)) return false;
  const room = randomUUID();
  for (const leg of legs) {
    leg.conferenceRoomId = room;
    leg.held = false;
    pbx.calls.become(leg, 'CONFERENCE_ACTIVE');
  }
  return true;
}
