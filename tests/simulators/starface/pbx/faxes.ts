import { randomUUID } from 'node:crypto';
import type { Person } from './person.ts';
import { Signal } from './signal.ts';

/** A fax that came or went. Member names are assumed; the vendor's client library shows methods only. */
export type Fax = {
  readonly id: string;
  readonly owner: Person;
  readonly direction: 'INBOUND' | 'OUTBOUND';
  readonly number: string;
  readonly name: string;
  readonly at: number;
  readonly pages: number;
  readonly file: Buffer;
  state: 'QUEUED' | 'SENDING' | 'SUCCESS' | 'FAILED';
  folder: 'INBOX' | 'OUTBOX' | 'OLD';
};

/** Smallest document that every reader takes for one page. */
const ONE_PAGE = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj ' +
    '3 0 obj<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

export class Faxes {
  readonly changed = new Signal<{ readonly fax: Fax; readonly isNew: boolean }>();
  readonly #faxes = new Map<string, Fax>();

  of(person: Person): readonly Fax[] {
    return [...this.#faxes.values()].filter(({ owner }) => owner === person).sort((a, b) => b.at - a.at);
  }

  byId(id: string): Fax | undefined {
    return this.#faxes.get(id);
  }

  receive(owner: Person, from: string, at: number): Fax {
    return this.#add({
      ...{ owner, direction: 'INBOUND', number: from, name: '', at, pages: 1, file: ONE_PAGE },
      ...{ state: 'SUCCESS', folder: 'INBOX' },
    });
  }

  /** Assumed: it is in the queue until the far end is steered to take it. */
  send(owner: Person, to: string, file: Buffer, at: number): Fax {
    return this.#add({
      ...{ owner, direction: 'OUTBOUND', number: to, name: '', at, pages: 1, file },
      ...{ state: 'QUEUED', folder: 'OUTBOX' },
    });
  }

  become(fax: Fax, state: Fax['state']): void {
    fax.state = state;
    this.changed.emit({ fax, isNew: false });
  }

  delete(fax: Fax): void {
    this.#faxes.delete(fax.id);
  }

  forget(person: Person): void {
    for (const fax of this.of(person)) this.delete(fax);
  }

  #add(given: Omit<Fax, 'id'>): Fax {
    const fax: Fax = { ...given, id: randomUUID() };
    this.#faxes.set(fax.id, fax);
    this.changed.emit({ fax, isNew: true });
    return fax;
  }
}
