import type { ChatStatus } from '../../../domain/telephone.ts';
import type { OwnPresence } from './own-presence.ts';

/**
 * A linked person's chat status, set where it can be: state and text by a chat session of the person's own, which is
 * opened by the first state that is set; the text alone, beside a state that is not ours, by UCI.
 */
export class OwnChatStatus {
  readonly #open: () => OwnPresence;
  #presence: OwnPresence | null = null;

  constructor(open: () => OwnPresence) {
    this.#open = open;
  }

  async set({ state, text }: ChatStatus, setTextByUci: (text: string) => Promise<void>): Promise<void> {
    if (state === null && this.#presence?.isHeld() !== true) {
      await setTextByUci(text);
      return;
    }
    this.#presence ??= this.#open();
    await this.#presence.setChatStatus({ state, text });
  }

  close(): void {
    this.#presence?.close();
  }
}
