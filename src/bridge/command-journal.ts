/** What was last commanded for each person on each side, and what answered: the present state only, in memory. */
import type { Command, Fact } from '../domain/facts.ts';
import type { PersonId } from '../domain/person.ts';

export type CommandSide = 'dnd' | 'microsoft' | 'chat' | 'redirection' | 'message' | 'preferred';

export type CommandNote = {
  readonly side: CommandSide;
  readonly command: string;
  /** Milliseconds since 1970 at which it left. */
  readonly at: number;
  /** `done`, or the kind of failure; null while nothing answered. */
  readonly answer: string | null;
  readonly answeredAt: number | null;
};

export class CommandJournal {
  readonly #notes = new Map<PersonId, Map<CommandSide, CommandNote>>();
  readonly #noted: (personId: PersonId, note: CommandNote) => void;

  constructor(noted: (personId: PersonId, note: CommandNote) => void) {
    this.#noted = noted;
  }

  sent(personId: PersonId, command: Command, at: number): void {
    const side = sideOf(command);
    // What only reads changes nothing, and its result is among the facts.
    if (side === null) return;
    this.#keep(personId, { side, command: wordsOf(command), at, answer: null, answeredAt: null });
  }

  answered(personId: PersonId, fact: Fact, at: number): void {
    const result = resultOf(fact);
    const note = result === null ? undefined : this.#notes.get(personId)?.get(result.side);
    // A read that failed on the same side answers no command.
    if (result === null || note === undefined || note.answer !== null) return;
    this.#keep(personId, { ...note, answer: result.answer, answeredAt: at });
  }

  of(personId: PersonId): readonly CommandNote[] {
    return [...(this.#notes.get(personId)?.values() ?? [])].sort((one, other) => other.at - one.at);
  }

  forget(personId: PersonId): void {
    this.#notes.delete(personId);
  }

  #keep(personId: PersonId, note: CommandNote): void {
    const notes = this.#notes.get(personId) ?? new Map<CommandSide, CommandNote>();
    notes.set(note.side, note);
    this.#notes.set(personId, notes);
    this.#noted(personId, note);
  }
}

function sideOf(command: Command): CommandSide | null {
  switch (command.type) {
    case 'writeDnd':
      return 'dnd';
    case 'setPresence':
    case 'clearPresence':
      return 'microsoft';
    case 'setPreferredPresence':
    case 'clearPreferredPresence':
      return 'preferred';
    case 'writeMessage':
      return 'message';
    case 'writeChat':
      return 'chat';
    case 'writeRedirections':
      return 'redirection';
    case 'readDnd':
    case 'readMessage':
    case 'readChat':
    case 'readRedirections':
      return null;
  }
}

function wordsOf(command: Command): string {
  return command.type === 'writeDnd' ? `writeDnd.${command.on ? 'on' : 'off'}` : command.type;
}

function resultOf(fact: Fact): { readonly side: CommandSide; readonly answer: string } | null {
  switch (fact.type) {
    case 'dndWritten':
      return { side: 'dnd', answer: 'done' };
    case 'dndFailed':
      return { side: 'dnd', answer: fact.failure.kind };
    case 'leaseSet':
    case 'leaseCleared':
      return { side: 'microsoft', answer: 'done' };
    case 'leaseFailed':
      return { side: 'microsoft', answer: fact.failure.kind };
    case 'preferredSet':
    case 'preferredCleared':
      return { side: 'preferred', answer: 'done' };
    case 'preferredFailed':
      return { side: 'preferred', answer: fact.failure.kind };
    case 'leverWritten':
      return { side: fact.lever, answer: 'done' };
    case 'leverFailed':
      return { side: fact.lever, answer: fact.failure.kind };
    default:
      return null;
  }
}
