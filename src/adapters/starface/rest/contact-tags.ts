import { z } from 'zod';
import type { Clock } from '../../../bridge/ports.ts';
import { contactsPageSize } from '../../../domain/telephone.ts';
import { isOutsideError } from '../starface-error.ts';
import type { RestClient } from './client.ts';

/** Tags are few and change seldom; a search is made at every pause in typing. */
const keptMs = 10 * 60_000;
/** Each costs a request at every page that is shown; a PBX with more of them shows none. */
export const mostTags = 8;

const tagShape = z.looseObject({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  name: z.string().catch(''),
  alias: z.string().nullish().catch(null),
});
const membersShape = z.looseObject({ contacts: z.array(z.unknown()) });
const memberShape = z.looseObject({ id: z.union([z.string().min(1), z.number()]).transform(String) });

type Tag = { readonly id: string; readonly name: string };
type Search = { readonly userId: string; readonly searchTerms: string; readonly page: number };
type Kept = { readonly until: number; readonly tags: Promise<readonly Tag[]> };

/**
 * Tags of contacts: the folders of the address book. The list of contacts bears none, so the same search is put once
 * more for each tag: as many requests for 25 contacts as for one. What cannot be read is no information, and the search
 * goes on without it.
 */
export class ContactTags {
  readonly #rest: RestClient;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #kept = new Map<string, Kept>();

  constructor(rest: RestClient, clock: Pick<Clock, 'now'>) {
    this.#rest = rest;
    this.#clock = clock;
  }

  /** @returns the names of the tags by the id of the contact; contacts without a tag are left out */
  async ofSearch(search: Search): Promise<ReadonlyMap<string, readonly string[]>> {
    const tags = await this.#tagsFor(search.userId);
    const found = new Map<string, readonly string[]>();
    if (tags.length > mostTags) return found;
    const members = await Promise.all(tags.map((tag) => this.#members(search, tag)));
    for (const [at, { name }] of tags.entries()) {
      for (const id of members[at] ?? []) found.set(id, [...(found.get(id) ?? []), name]);
    }
    return found;
  }

  #tagsFor(userId: string): Promise<readonly Tag[]> {
    const now = this.#clock.now();
    for (const [id, { until }] of this.#kept) if (until <= now) this.#kept.delete(id);
    const kept = this.#kept.get(userId);
    if (kept !== undefined) return kept.tags;
    const reading: Kept = { until: now + keptMs, tags: this.#readTags(userId, () => this.#forget(userId, reading)) };
    this.#kept.set(userId, reading);
    return reading.tags;
  }

  #forget(userId: string, failed: Kept): void {
    if (this.#kept.get(userId) === failed) this.#kept.delete(userId);
  }

  /** `GET /contacts/tags`, a bare list; one more than can be shown is asked for. */
  async #readTags(userId: string, failed: () => void): Promise<readonly Tag[]> {
    const query = new URLSearchParams({ userId, page: '0', pagesize: String(mostTags + 1) });
    const list = await this.#read(`/contacts/tags?${query.toString()}`, 'list the tags of contacts', failed);
    if (!Array.isArray(list)) return [];
    return list.flatMap((entry: unknown) => {
      const parsed = tagShape.safeParse(entry);
      const name = parsed.success ? parsed.data.name.trim() || parsed.data.alias?.trim() || '' : '';
      return parsed.success && name !== '' ? [{ id: parsed.data.id, name }] : [];
    });
  }

  /** A tag keeps the order of the whole list: who stands on page n there is not behind page n here. */
  async #members({ userId, searchTerms, page }: Search, tag: Tag): Promise<readonly string[]> {
    const pagesize = String(contactsPageSize * (page + 1));
    const query = new URLSearchParams({ userId, tags: tag.id, searchTerms, page: '0', pagesize });
    const answer = membersShape.safeParse(
      await this.#read(`/contacts?${query.toString()}`, 'search the contacts of a tag'),
    );
    if (!answer.success) return [];
    return answer.data.contacts.flatMap((entry) => {
      const parsed = memberShape.safeParse(entry);
      return parsed.success ? [parsed.data.id] : [];
    });
  }

  /** Null where the PBX does not tell; `failed` where it may tell the next time. */
  async #read(path: string, operation: string, failed?: () => void): Promise<unknown> {
    try {
      return await this.#rest.ask({ method: 'GET', path, priority: 'claim', operation });
    } catch (error) {
      if (!isOutsideError(error)) throw error;
      if (!['forbidden', 'notFound', 'rejected'].includes(error.kind)) failed?.();
      return null;
    }
  }
}
