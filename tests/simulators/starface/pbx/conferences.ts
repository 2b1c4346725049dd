import type { JsonObject, Person } from './person.ts';

export type Conference = {
  readonly conferenceId: number;
  readonly owner: Person;
  /** The REST object as it was written, without the id. */
  content: JsonObject & { readonly name: string; readonly startTime: number };
  isActive: boolean;
};

export class Conferences {
  readonly #conferences = new Map<number, Conference>();
  #nextId = 1;
  configuration: JsonObject = {
    eMailSubject: 'Einladung zur Telefonkonferenz',
    eMailBody: 'Sie sind zur Konferenz eingeladen: {name}',
    language: 'de',
    variables: [{ name: 'name', placeholder: '{name}' }],
    serverAddress: 'pbx.example',
  };

  of(person: Person): readonly Conference[] {
    return [...this.#conferences.values()].filter(({ owner }) => owner === person);
  }

  add(owner: Person, content: Conference['content']): Conference {
    const conference = { conferenceId: this.#nextId++, owner, content, isActive: false };
    this.#conferences.set(conference.conferenceId, conference);
    return conference;
  }

  remove(conference: Conference): void {
    this.#conferences.delete(conference.conferenceId);
  }
}
