import type { ChatStatus } from '../../../domain/telephone.ts';

const MOST_RESOURCES = 20;
const MOST_PEOPLE = 20_000;

const away: ChatStatus = { state: 'unavailable', text: '' };

/**
 * What is known of people who are signed in at several places. The latest word wins, as in the PBX, which has one chat
 * status for a person (assumed); when that place goes, the latest word of those that are left holds.
 */
export class PeoplePresence {
  readonly #people = new Map<string, Map<string, ChatStatus>>();

  /** Answers what holds for the person now. No resource means all of them. */
  apply(person: string, resource: string, status: ChatStatus): ChatStatus {
    const resources = this.#people.get(person) ?? new Map<string, ChatStatus>();
    if (status.state === 'unavailable' && resource === '') resources.clear();
    resources.delete(resource);
    if (status.state !== 'unavailable') resources.set(resource, status);
    if (resources.size > MOST_RESOURCES) resources.delete([...resources.keys()][0] ?? '');
    if (this.#people.has(person) || this.#people.size < MOST_PEOPLE) this.#people.set(person, resources);
    // A person who left may have said why.
    return [...resources.values()].at(-1) ?? { ...away, text: status.text };
  }

  has(person: string): boolean {
    return this.#people.has(person);
  }

  forget(): void {
    this.#people.clear();
  }
}
