/** A window that the program around the page opens for it: Outlook's dialogs, `src/addin/office/office-dialog.ts`. */
export type DialogEvents = {
  /** A message of the page in the window; `origin` is its own where the client tells it (DialogOrigin 1.1). */
  readonly onMessage: (text: unknown, origin: string | undefined) => void;
  /** The window was closed by the person (`null`), or shows no page of ours any more (Outlook's code). */
  readonly onEnd: (code: number | null) => void;
};

export type DialogWindow = {
  /** May be called more than once, and after the window has gone. */
  readonly close: () => void;
};

export type SignInDialog = {
  /**
   * One window at a time. Resolves when it is open; `events` may be called before that.
   * @param address absolute, on the page's own origin
   * @throws SignInError `blocked`, `cancelled` (the person refused the window), `open-already`, or `failed` with
   *   Outlook's code
   */
  readonly open: (address: string, events: DialogEvents) => Promise<DialogWindow>;
  /** How the page around looks, for the window. */
  readonly look: () => { readonly locale: string; readonly theme: 'light' | 'dark' };
};
