import { randomUUID } from 'node:crypto';
import type { Person } from './person.ts';
import { Signal } from './signal.ts';

export type VoicemailBox = {
  readonly id: number;
  name: string;
  number: string;
  password: string;
  /** Seconds. */
  maximumDuration: number;
  noRecord: boolean;
  readonly users: Map<number, { readonly sendMail: boolean; readonly voicemailboxName: string }>;
  readonly groups: Map<number, { readonly sendMail: boolean }>;
};

export type VoicemailMessage = {
  readonly id: string;
  readonly boxId: number;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly at: number;
  /** Seconds. */
  readonly duration: number;
  folder: 'INBOX' | 'OLD';
};

export class VoicemailBoxes {
  /** What is in a box is not what it was. */
  readonly changed = new Signal<VoicemailBox>();
  readonly #boxes = new Map<number, VoicemailBox>();
  readonly #messages = new Map<string, VoicemailMessage>();
  #nextId = 1;

  all(): readonly VoicemailBox[] {
    return [...this.#boxes.values()];
  }

  byId(id: number): VoicemailBox | undefined {
    return this.#boxes.get(id);
  }

  add(name: string, number: string): VoicemailBox {
    const id = this.#nextId++;
    const box: VoicemailBox = {
      id,
      name,
      number,
      password: '0000',
      maximumDuration: 180,
      noRecord: false,
      users: new Map(),
      groups: new Map(),
    };
    this.#boxes.set(id, box);
    return box;
  }

  remove(box: VoicemailBox): void {
    this.#boxes.delete(box.id);
    for (const message of this.messagesIn(box)) this.#messages.delete(message.id);
  }

  of(person: Person): readonly VoicemailBox[] {
    return this.all().filter(({ users }) => users.has(person.userId));
  }

  forget(person: Person): void {
    for (const box of this.all()) box.users.delete(person.userId);
  }

  leave(box: VoicemailBox, message: Omit<VoicemailMessage, 'id' | 'boxId' | 'folder'>): VoicemailMessage {
    const left: VoicemailMessage = { ...message, id: randomUUID(), boxId: box.id, folder: 'INBOX' };
    this.#messages.set(left.id, left);
    this.changed.emit(box);
    return left;
  }

  move(message: VoicemailMessage, folder: VoicemailMessage['folder']): void {
    message.folder = folder;
    this.#tell(message);
  }

  messageById(id: string): VoicemailMessage | undefined {
    return this.#messages.get(id);
  }

  unheardBy(person: Person): number {
    const messages = this.of(person).flatMap((box) => this.messagesIn(box));
    return messages.filter(({ folder }) => folder === 'INBOX').length;
  }

  messagesIn(box: VoicemailBox): readonly VoicemailMessage[] {
    return [...this.#messages.values()].filter(({ boxId }) => boxId === box.id);
  }

  delete(message: VoicemailMessage): void {
    this.#messages.delete(message.id);
    this.#tell(message);
  }

  #tell(message: VoicemailMessage): void {
    const box = this.byId(message.boxId);
    if (box !== undefined) this.changed.emit(box);
  }
}
