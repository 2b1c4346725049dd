/**
 * What was decided and commanded for one person over time. In memory only, only while an administrator has switched it
 * on for that person, for a day at most; the person is told so by the pane, and `GET /me` and `GET /me/why` say until when.
 */
import type { Decision } from '../domain/facts.ts';
import type { PersonId } from '../domain/person.ts';
import type { CommandNote } from './command-journal.ts';
import type { Clock } from './ports.ts';

export type LogEntry =
  ({ readonly type: 'decision'; readonly at: number } & Decision) | ({ readonly type: 'command' } & CommandNote);

type PersonLog = { readonly until: number; readonly stop: () => void; entries: readonly LogEntry[] };

/** Older entries make room: a day of an ordinary person has fewer. */
const mostEntries = 500;

export class DecisionLog {
  readonly #clock: Pick<Clock, 'now' | 'after'>;
  readonly #changed: (personId: PersonId) => void;
  readonly #logs = new Map<PersonId, PersonLog>();

  /** `changed`: it was switched on or has ended for this person. */
  constructor(clock: Pick<Clock, 'now' | 'after'>, changed: (personId: PersonId) => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  /** Null switches it off. Either way what was written down before is gone. */
  switchOn(personId: PersonId, forMs: number | null): void {
    if (forMs === null) return this.forget(personId);
    this.#logs.get(personId)?.stop();
    const stop = this.#clock.after(forMs, () => this.forget(personId));
    this.#logs.set(personId, { until: this.#clock.now() + forMs, stop, entries: [] });
    this.#changed(personId);
  }

  forget(personId: PersonId): void {
    this.#logs.get(personId)?.stop();
    if (this.#logs.delete(personId)) this.#changed(personId);
  }

  /** Milliseconds since 1970; null where it is off. */
  until(personId: PersonId): number | null {
    return this.#logs.get(personId)?.until ?? null;
  }

  /** Newest first. */
  entries(personId: PersonId): readonly LogEntry[] {
    return this.#logs.get(personId)?.entries ?? [];
  }

  decided(personId: PersonId, decision: Decision | undefined): void {
    const log = this.#logs.get(personId);
    if (log === undefined || decision === undefined) return;
    const last = log.entries.find((entry) => entry.type === 'decision');
    if (last !== undefined && isSame(last, decision)) return;
    this.#add(log, { type: 'decision', at: this.#clock.now(), ...decision });
  }

  commanded(personId: PersonId, note: CommandNote): void {
    const log = this.#logs.get(personId);
    if (log === undefined) return;
    const entries = log.entries.filter(
      (entry) => entry.type !== 'command' || entry.side !== note.side || entry.at !== note.at,
    );
    log.entries = entries;
    this.#add(log, { type: 'command', ...note });
  }

  /** The process ends: nothing may keep it. */
  stop(): void {
    for (const { stop } of this.#logs.values()) stop();
    this.#logs.clear();
  }

  #add(log: PersonLog, entry: LogEntry): void {
    log.entries = [entry, ...log.entries].slice(0, mostEntries);
  }
}

function isSame(one: Decision, other: Decision): boolean {
  return (
    one.rule === other.rule && one.cause === other.cause && one.outcome === other.outcome && one.held === other.held
  );
}
