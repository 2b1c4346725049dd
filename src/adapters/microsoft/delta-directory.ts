/**
 * The whole directory, kept by delta queries: read in full once, then only what changed.
 *
 * It lives in memory: after a start it is read in full again, which costs less than keeping a copy of it would.
 */
import { OutsideError } from '../../domain/outside-error.ts';
import { usersDelta } from './graph/calls/users-delta.ts';
import type { GraphClient } from './graph/graph-client.ts';
import type { UserDelta, UserEntry } from './graph/wire.ts';

type Known = { readonly entries: ReadonlyMap<string, UserEntry>; readonly deltaLink: string };

export class DeltaDirectory {
  readonly #client: GraphClient;
  readonly #properties: readonly string[];
  #known: Known | null = null;

  constructor(client: GraphClient, properties: readonly string[]) {
    this.#client = client;
    this.#properties = properties;
  }

  /** Whether the next walk asks only for what changed. */
  get isKnown(): boolean {
    return this.#known !== null;
  }

  forget(): void {
    this.#known = null;
  }

  /** A walk that fails half-way changes nothing. */
  async entries(signal?: AbortSignal): Promise<readonly UserEntry[]> {
    const known = this.#known;
    if (known === null) return this.#from(new Map(), null, signal);
    try {
      return await this.#from(known.entries, known.deltaLink, signal);
    } catch (error) {
      if (!isResync(error)) throw error;
      this.forget();
      return this.#from(new Map(), null, signal);
    }
  }

  async #from(
    before: ReadonlyMap<string, UserEntry>,
    place: string | null,
    signal: AbortSignal | undefined,
  ): Promise<readonly UserEntry[]> {
    const { changes, deltaLink } = await usersDelta(this.#client, this.#properties, place, signal);
    const entries = applied(before, changes);
    this.#known = deltaLink === null ? null : { entries, deltaLink };
    return [...entries.values()];
  }
}

/** Members that a change does not name stay as they were; a removed user is gone, whether for good or for 30 days. */
function applied(
  before: ReadonlyMap<string, UserEntry>,
  changes: readonly UserDelta[],
): ReadonlyMap<string, UserEntry> {
  const entries = new Map(before);
  for (const change of changes) {
    const id = change.id.toLowerCase();
    if (change['@removed'] === undefined) entries.set(id, { ...entries.get(id), ...change });
    else entries.delete(id);
  }
  return entries;
}

/** 410, and the 400 with which Graph answers a place that it cannot read (`syncStateNotFound` and its kin). */
function isResync(error: unknown): boolean {
  if (!(error instanceof OutsideError)) return false;
  return error.code === 'microsoft.resync-required' || error.code === 'microsoft.request-rejected';
}
