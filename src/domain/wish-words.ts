/** The words in which rules say what they want. */

/** What a table or a rule says of DND. */
export type DndSetting = 'on' | 'off' | 'unchanged';

/** Wishes of the rules for the DND lever. `giveBack` ends our claim; `off` clears a person's own DND too. */
export type Outcome = 'on' | 'off' | 'giveBack';

/** Why the rules want it: the rule and the fact it fired on. */
export type Reason = { readonly rule: string; readonly cause: string };
