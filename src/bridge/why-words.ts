/** What explains a person's state: to himself, and to an administrator. */
import type { Mode } from '../domain/settings.ts';

/** "Why is my state what it is": present facts only. */
export type Why = {
  readonly mode: Mode;
  /**
   * What Microsoft last showed, and the row that it means. `rulesRow` is the row that the rules go by: another one where
   * what shows is the bridge's own doing. Null where the rules know nothing yet.
   */
  readonly microsoft: {
    readonly availability: string;
    readonly activity: string;
    readonly row: string;
    readonly rulesRow: string | null;
  } | null;
  /** ISO 8601. */
  readonly informationAt: string | null;
  readonly rule: string;
  readonly cause: string;
  readonly outcome: string;
  /** What keeps the rules from acting; null where nothing does. */
  readonly held: string | null;
  readonly dnd: { readonly on: boolean | null; readonly readAt: string | null };
  readonly claim: { readonly status: string; readonly rule: string; readonly at: string } | null;
  readonly override: { readonly on: boolean; readonly by: string; readonly at: string } | null;
  readonly telephony: { readonly source: string; readonly state: string; readonly at: string } | null;
  readonly lease: { readonly status: string; readonly cause: string; readonly expiresAt: string } | null;
  /** What the rules want beside DND and the session; only what was ever wanted. */
  readonly levers: readonly WhyLever[];
  /** The last command on each side, newest first. */
  readonly commands: readonly WhyCommand[];
  /** ISO 8601: until then an administrator has decisions about the person written down; null where he has not. */
  readonly loggedUntil: string | null;
  /** ISO 8601 of the next moment at which the state changes by itself. */
  readonly nextAt: string | null;
};

export type WhyLever = {
  readonly lever: 'chat' | 'redirection' | 'message' | 'preferred';
  readonly rule: string;
  readonly cause: string;
  /** What is wanted, in the words of the value; null is "give back". */
  readonly wanted: string | null;
  /** Of the claim; null where nothing is held. */
  readonly status: string | null;
  /** ISO 8601. */
  readonly heldSince: string | null;
  readonly overridden: boolean;
};

export type WhyCommand = {
  readonly side: string;
  readonly command: string;
  /** ISO 8601. */
  readonly at: string;
  /** `done`, or the kind of failure; null while nothing answered. */
  readonly answer: string | null;
  readonly answeredAt: string | null;
};

/** What was decided and commanded for one person since an administrator switched this on. Newest first. */
export type DecisionLogView = {
  readonly until: string | null;
  readonly entries: readonly (
    | {
        readonly type: 'decision';
        readonly at: string;
        readonly rule: string;
        readonly cause: string;
        readonly outcome: string;
        readonly held: string | null;
      }
    | ({ readonly type: 'command' } & WhyCommand)
  )[];
};
