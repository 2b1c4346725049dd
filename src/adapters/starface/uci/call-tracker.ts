import type { Call } from '../../../domain/call.ts';
import type { CallReport, Party, Phase } from './call-state.ts';

/**
 * The calls of one person, put together from callbacks that may be lost, late, doubled or out of order, and from
 * re-reads that are whole. Pure; every function returns a new book.
 *
 *   unknown ──report──▶ live ──HANGUP, or a re-read without it──▶ ended (listed once, then a tombstone)
 *
 * - A call that was hung up never comes back. One that only went missing from a re-read comes back by a later re-read
 *   alone: then the PBX itself says that it lives.
 * - A report older than what is known (by the PBX's own stamp, else by ringing after connected) changes nothing.
 * - A re-read says nothing about what became known after it was begun: `mark` is taken before it.
 */
export type CallBook = {
  readonly live: ReadonlyMap<string, LiveCall>;
  readonly ended: ReadonlyMap<string, Tombstone>;
  /** Grows with each change. */
  readonly mark: number;
};

type LiveCall = {
  readonly id: string;
  readonly phase: Exclude<Phase, 'ended'>;
  readonly direction: 'in' | 'out' | null;
  readonly caller: Party;
  readonly called: Party;
  readonly connectedAt: number | null;
  readonly stamp: number | null;
  readonly mark: number;
  /** Until then a re-read without it proves nothing: the PBX has only just been told to dial. */
  readonly spareUntil: number;
};

type Tombstone = { readonly by: 'hangUp' | 'absence'; readonly mark: number; readonly at: number };

/** `listed`: the calls to report, ended ones once; null where nothing changed. */
export type Step = { readonly book: CallBook; readonly listed: readonly Call[] | null };

export const emptyBook: CallBook = { live: new Map(), ended: new Map(), mark: 0 };

const TOMBSTONE_MS = 3_600_000;
const MOST_TOMBSTONES = 500;
const MOST_CALLS = 100;
const SPARE_PLACED_MS = 5_000;
/** Stamps further apart than this are the PBX's clock being set, not a late report. */
const LATEST_REPORT_MS = 60_000;

export function listCalls(book: CallBook): readonly Call[] {
  return [...book.live.values()].flatMap((call) => {
    const { phase } = call;
    return phase === 'apart' ? [] : [toCall(call, phase)];
  });
}

/** A callback, or the answer to one `getCallState`. */
export function applyReport(book: CallBook, report: CallReport, now: number): Step {
  const tombstone = book.ended.get(report.id);
  // A hang-up is final, also of a call that a read had already missed.
  const final = tombstone?.by === 'absence' && report.phase === 'ended';
  if (final) return { book: bury(book, report.id, 'hangUp', now), listed: null };
  if (tombstone !== undefined) return unchanged(book);
  const known = book.live.get(report.id);
  if (known === undefined) {
    if (report.phase === null || book.live.size >= MOST_CALLS) return unchanged(book);
    if (report.phase === 'ended') return { book: bury(book, report.id, 'hangUp', now), listed: null };
    return put(book, merge(undefined, report, report.phase, now));
  }
  if (report.phase === 'ended') return end(book, known, 'hangUp', now);
  if (isLate(known, report)) return put(book, fillIn(known, report));
  return put(book, merge(known, report, report.phase ?? known.phase, now));
}

/**
 * A whole re-read: `ids` is all that the PBX lists, `reports` what it said of them (a call without a report lives on as
 * it was known). `mark` is the book's mark before the first request.
 */
export function applyReread(
  book: CallBook,
  reading: { readonly ids: readonly string[]; readonly reports: readonly CallReport[]; readonly mark: number },
  now: number,
): { readonly book: CallBook; readonly listed: readonly Call[] } {
  let next = book;
  const gone: Call[] = [];
  const listedIds = new Set(reading.ids);
  const follow = (step: Step): void => {
    next = step.book;
    gone.push(...(step.listed ?? []).filter((call) => call.state === 'ended'));
  };
  for (const report of reading.reports) {
    const tombstone = next.ended.get(report.id);
    const revived = tombstone?.by === 'absence' && tombstone.mark <= reading.mark && report.phase !== 'ended';
    if (revived) next = unbury(next, report.id);
    const known = next.live.get(report.id);
    if (known !== undefined && known.mark > reading.mark) continue;
    // The PBX's own answer is newer than any callback before it, whatever the stamps say.
    const fresh = known === undefined || report.phase === null || report.phase === 'ended' ? null : report.phase;
    follow(fresh === null ? applyReport(next, report, now) : put(next, merge(known, report, fresh, now)));
  }
  for (const call of next.live.values()) {
    const spared = call.mark > reading.mark || now < call.spareUntil;
    if (!listedIds.has(call.id) && !spared) follow(end(next, call, 'absence', now));
  }
  return { book: prune(next, now), listed: [...listCalls(next), ...gone] };
}

/** The PBX took our order to dial; it may have reported the call before it answered. */
export function applyPlaced(book: CallBook, id: string, number: string, now: number): Step {
  if (book.live.has(id) || book.ended.has(id)) return unchanged(book);
  const nobody: Party = { number: null, name: null };
  const called: Party = { number, name: null };
  const report: CallReport = { id, phase: 'ringingOut', direction: 'out', caller: nobody, called, stamp: null };
  return put(book, { ...merge(undefined, report, 'ringingOut', now), spareUntil: now + SPARE_PLACED_MS });
}

/** `callChangesIdEvent`: the call goes on under another id, and the old one is heard of no more. */
export function applyNewId(book: CallBook, oldId: string, newId: string, now: number): Step {
  const known = book.live.get(oldId);
  if (known === undefined || oldId === newId || book.ended.has(newId)) return unchanged(book);
  const old = end(book, known, 'hangUp', now);
  const step = old.book.live.has(newId) ? old : put(old.book, { ...known, id: newId });
  return { book: step.book, listed: [...listCalls(step.book), toCall(known, 'ended')] };
}

function isLate(known: LiveCall, report: CallReport): boolean {
  if (known.stamp !== null && report.stamp !== null) {
    const newerMs = report.stamp - known.stamp;
    if (newerMs > 0) return false;
    if (newerMs < 0 && newerMs > -LATEST_REPORT_MS) return true;
  }
  const rings = report.phase === 'ringingIn' || report.phase === 'ringingOut';
  return rings && (known.phase === 'connected' || known.phase === 'held');
}

function merge(known: LiveCall | undefined, report: CallReport, phase: LiveCall['phase'], now: number): LiveCall {
  const talks = phase === 'connected' || phase === 'held';
  return {
    id: report.id,
    phase,
    direction: known?.direction ?? report.direction,
    caller: mergeParty(known?.caller, report.caller),
    called: mergeParty(known?.called, report.called),
    connectedAt: known?.connectedAt ?? (talks ? now : null),
    stamp: report.stamp ?? known?.stamp ?? null,
    mark: known?.mark ?? 0,
    spareUntil: 0,
  };
}

/** Of a late report only what was missing is taken. */
function fillIn(known: LiveCall, report: CallReport): LiveCall {
  return {
    ...known,
    direction: known.direction ?? report.direction,
    caller: mergeParty(report.caller, known.caller),
    called: mergeParty(report.called, known.called),
  };
}

function mergeParty(known: Party | undefined, told: Party): Party {
  return { number: told.number ?? known?.number ?? null, name: told.name ?? known?.name ?? null };
}

function put(book: CallBook, call: LiveCall): Step {
  const known = book.live.get(call.id);
  const mark = book.mark + 1;
  const live = new Map(book.live).set(call.id, { ...call, mark });
  const next = { ...book, live, mark };
  if (known !== undefined && looksSame(known, call)) return { book: next, listed: null };
  if (call.phase === 'apart' && known === undefined) return { book: next, listed: null };
  // Parked is no conversation any more: for those who look on, the call is over.
  const over = call.phase === 'apart' && known !== undefined ? [toCall(known, 'ended')] : [];
  return { book: next, listed: [...listCalls(next), ...over] };
}

function looksSame(a: LiveCall, b: LiveCall): boolean {
  const [left, right] = [toCall(a, 'held'), toCall(b, 'held')];
  return a.phase === b.phase && left.number === right.number && left.name === right.name;
}

function end(book: CallBook, call: LiveCall, by: Tombstone['by'], now: number): Step {
  const next = bury(book, call.id, by, now);
  return { book: next, listed: call.phase === 'apart' ? null : [...listCalls(next), toCall(call, 'ended')] };
}

function bury(book: CallBook, id: string, by: Tombstone['by'], now: number): CallBook {
  const live = new Map(book.live);
  live.delete(id);
  const mark = book.mark + 1;
  const ended = new Map(book.ended).set(id, { by, mark, at: now });
  const oldest = ended.size > MOST_TOMBSTONES ? ended.keys().next().value : undefined;
  if (oldest !== undefined) ended.delete(oldest);
  return { live, ended, mark };
}

function unbury(book: CallBook, id: string): CallBook {
  const ended = new Map(book.ended);
  ended.delete(id);
  return { ...book, ended };
}

function prune(book: CallBook, now: number): CallBook {
  const kept = [...book.ended].filter(([, tombstone]) => Math.abs(now - tombstone.at) < TOMBSTONE_MS);
  return kept.length === book.ended.size ? book : { ...book, ended: new Map(kept) };
}

function unchanged(book: CallBook): Step {
  return { book, listed: null };
}

function toCall(call: LiveCall, state: Call['state']): Call {
  const { number, name } = otherSide(call);
  return { id: call.id, state, number, name, connectedAt: call.connectedAt };
}

/** Who is called or calls; where a call is first seen connected, the longer number is not the own extension. */
function otherSide(call: LiveCall): Party {
  if (call.direction !== null) return call.direction === 'in' ? call.caller : call.called;
  const [caller, called] = [call.caller.number?.length ?? 0, call.called.number?.length ?? 0];
  return caller > called ? call.caller : call.called;
}
