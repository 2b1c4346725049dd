/** What the pane itself has open: one sheet, one question, one notice. Nothing here outlives the pane. */
import type { PhoneAnswer } from '../contract/telephone.ts';
import type { Dialable } from './dialling/number-reader.ts';
import type { TextKey } from './locales/texts.ts';
import type { MePage } from './me/me-page.ts';

/** A number with the name it goes by; `written` is how it stood where it was found. */
export type DialTarget = {
  readonly number: Dialable;
  readonly name: string | null;
  readonly written: string;
};

export type Sheet =
  /** Without a page: its first one, from which all others are reached. */
  | { readonly kind: 'me'; readonly page?: MePage }
  /** `target` is called once the account is linked. */
  | { readonly kind: 'link' }
  | { readonly kind: 'alternatives'; readonly target: DialTarget; readonly reason: TextKey };

export type Question = {
  readonly target: DialTarget;
  readonly warnings: readonly TextKey[];
  readonly answer: (yes: boolean) => void;
};

export type PhoneQuestion = {
  readonly phones: readonly PhoneAnswer[];
  readonly why: TextKey;
  /** Null: no call. */
  readonly answer: (phoneId: string | null) => void;
};

export type Notice = { readonly id: number; readonly tone: 'done' | 'told' | 'problem'; readonly text: string };

export type DialledCall = { readonly target: DialTarget; readonly at: number };

export type DeskState = {
  readonly sheet: Sheet | null;
  readonly question: Question | null;
  readonly phoneQuestion: PhoneQuestion | null;
  readonly notice: Notice | null;
  /** Where a call is to be forwarded, as far as it was typed, by the call's id. */
  readonly drafts: Readonly<Record<string, string>>;
  /** Calls put on hold here whose state did not tell of it yet: their ids. */
  readonly heldHere: ReadonlySet<string>;
  /** How often calls of the list were marked here. */
  readonly marks: number;
  /** Names that a mail or a list here gave to numbers of calls, by what is dialled. */
  readonly names: ReadonlyMap<string, string>;
  /** Called from here, the last one first. */
  readonly dialled: readonly DialledCall[];
};

export type Desk = {
  readonly get: () => DeskState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly open: (sheet: Sheet) => void;
  readonly close: () => void;
  readonly tell: (tone: Notice['tone'], text: string) => void;
  readonly dismiss: () => void;
  /** Resolves with the person's answer; a second question answers the first with no. */
  readonly ask: (target: DialTarget, warnings: readonly TextKey[]) => Promise<boolean>;
  /** Resolves with the phone that is to ring, null for none; a second question answers the first with none. */
  readonly askPhone: (phones: readonly PhoneAnswer[], why: TextKey) => Promise<string | null>;
  readonly remember: (call: DialledCall) => void;
  /** Of a call whose number the phone system does not name: its past calls bear the name as long as the pane is open. */
  readonly rememberName: (dial: string, name: string) => void;
  readonly countMark: () => void;
  readonly markHeld: (callId: string, held: boolean) => void;
  /** Null: the call is no longer to be forwarded. */
  readonly draft: (callId: string, text: string | null) => void;
};

const rememberedCalls = 50;

export function createDesk(): Desk {
  let state: DeskState = {
    sheet: null,
    question: null,
    phoneQuestion: null,
    notice: null,
    drafts: {},
    heldHere: new Set(),
    marks: 0,
    names: new Map(),
    dialled: [],
  };
  let notices = 0;
  const named = (dial: string, name: string): ReadonlyMap<string, string> => new Map([...state.names, [dial, name]]);
  const listeners = new Set<() => void>();
  const set = (change: Partial<DeskState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: (sheet) => set({ sheet }),
    close: () => set({ sheet: null }),
    tell: (tone, text) => {
      notices += 1;
      set({ notice: { id: notices, tone, text } });
    },
    dismiss: () => set({ notice: null }),
    ask: (target, warnings) => {
      state.question?.answer(false);
      return new Promise((resolve) => {
        const answer = (yes: boolean): void => {
          set({ question: null });
          resolve(yes);
        };
        set({ question: { target, warnings, answer } });
      });
    },
    askPhone: (phones, why) => {
      state.phoneQuestion?.answer(null);
      return new Promise((resolve) => {
        const answer = (phoneId: string | null): void => {
          set({ phoneQuestion: null });
          resolve(phoneId);
        };
        set({ phoneQuestion: { phones, why, answer } });
      });
    },
    countMark: () => set({ marks: state.marks + 1 }),
    markHeld: (callId, held) => {
      const others = [...state.heldHere].filter((id) => id !== callId);
      set({ heldHere: new Set(held ? [...others, callId] : others) });
    },
    draft: (callId, text) => {
      const { [callId]: _old, ...others } = state.drafts;
      set({ drafts: text === null ? others : { ...others, [callId]: text } });
    },
    remember: (call) => {
      const { number, name } = call.target;
      const dialled = [call, ...state.dialled].slice(0, rememberedCalls);
      set({ dialled, ...(name === null ? {} : { names: named(number.dial, name) }) });
    },
    rememberName: (dial, name) => (state.names.get(dial) === name ? undefined : set({ names: named(dial, name) })),
  };
}
