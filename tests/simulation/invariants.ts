/**
 * What must hold at every moment (I1, I2) and what must hold once things are calm (I5). Everything is judged by the
 * truth of the office, never by what the bridge believes.
 */
import type { Office, Worker } from './office.ts';

const minute = 60_000;
/** Rule 9: 30 s for one person, 60 s for 1,000; and the poll interval by which a hand change is seen. */
const boundMs = 100_000;
/** A lost event is found by the re-read of calls after 30 s, and our own value casts a shadow of 90 s. */
const afterCallMs = 130_000;
const unchangedMs = 60 * minute;

export function checkInvariants(office: Office, now: number, sweepMs: number): void {
  const calmFor = now - office.calmSince;
  for (const one of office.workers) {
    office.letExpire(one);
    stuckDnd(office, one, now, calmFor);
    stuckCall(office, one, now, calmFor);
    if (calmFor > boundMs + sweepMs) converged(office, one, now, sweepMs);
  }
}

function stuckDnd(office: Office, one: Worker, now: number, calmFor: number): void {
  if (!one.dnd || one.dndBy !== 'bridge' || calmFor <= boundMs) return;
  const since = now - one.wishSince;
  // Our own call covers what Teams shows below it: the last cause stays frozen until it ends.
  const covered = one.session !== null || now - one.callChangedAt < boundMs;
  if (one.wish === 'giveBack' && since > boundMs && !covered) {
    office.report('I1', one, `DND of the bridge although free for ${Math.round(since / 1_000)} s`);
  }
  const unknownSince = Math.max(one.wishSince, one.callChangedAt);
  if (one.wish === 'unchanged' && now - unknownSince > unchangedMs + boundMs && !covered) {
    office.report('I1', one, 'DND of the bridge although nothing was known for more than an hour');
  }
}

function stuckCall(office: Office, one: Worker, now: number, calmFor: number): void {
  if (one.onCall || one.session === null || one.session.expiresAt <= now) return;
  const since = now - one.callChangedAt;
  if (since > 6 * minute + 30_000)
    office.report('I2', one, `"in a call" ${Math.round(since / 1_000)} s after the call`);
  if (calmFor > boundMs && since > boundMs) office.report('I5', one, '"in a call" although the call is over');
}

function converged(office: Office, one: Worker, now: number, sweepMs: number): void {
  const callStable = now - one.callChangedAt > boundMs;
  if (one.linked && one.onCall && callStable && (one.session === null || one.session.expiresAt <= now)) {
    office.report('I5', one, 'on a call and Microsoft does not show it');
  }
  const shadowOver = now - one.callChangedAt > afterCallMs + 2 * sweepMs;
  const stable = now - one.wishSince > boundMs + sweepMs && !one.onCall && shadowOver;
  // A hand change that the bridge finds only after a trouble overrides until the transition after that (rule 4).
  // And what came and went while nobody could look did not happen.
  const foundLate = one.clearInTrouble && one.dndBy === 'human';
  const byHand = one.unsure || foundLate || one.handAt > one.clearSince - boundMs;
  if (stable && one.wish === 'on' && !one.dnd && !byHand) office.report('I5', one, 'a cause stands and DND is off');
}
