/**
 * What the simulated Outlook page and the fake office.js in the pane's frame say to each other by `postMessage`.
 * Own protocol: the real one belongs to Microsoft and changes (docs of neither side describe it).
 */

export type Person = { readonly displayName: string; readonly emailAddress: string };

export type Theme = {
  readonly bodyBackgroundColor: string;
  readonly bodyForegroundColor: string;
  readonly controlBackgroundColor: string;
  readonly controlForegroundColor: string;
};

/** Values that Office.js gives without a call. A composed item gives none. */
export type ItemData =
  | {
      readonly mode: 'messageRead';
      readonly id: string;
      readonly itemClass: string;
      readonly subject: string;
      readonly from: Person;
      readonly to: readonly Person[];
      readonly cc: readonly Person[];
      /** ISO 8601 */
      readonly created: string;
      readonly meeting?: { readonly start: string; readonly end: string; readonly location: string };
    }
  | {
      readonly mode: 'appointmentRead';
      readonly id: string;
      readonly subject: string;
      readonly organizer: Person;
      readonly required: readonly Person[];
      readonly optional: readonly Person[];
      readonly created: string;
      readonly start: string;
      readonly end: string;
      readonly location: string;
    }
  | { readonly mode: 'messageCompose' }
  | { readonly mode: 'appointmentCompose' };

export type HostInit = {
  /** `Office.context.platform` */
  readonly platform: string;
  /** `Office.context.mailbox.diagnostics.hostName` */
  readonly hostName: string;
  readonly requirementSets: Readonly<Record<string, string>>;
  readonly displayLanguage: string;
  readonly contentLanguage: string;
  /** Null in clients that know no theme (below Mailbox 1.14, phones). */
  readonly theme: Theme | null;
  readonly user: Person & { readonly timeZone: string; readonly accountType: string };
  readonly roamingSettings: Readonly<Record<string, unknown>>;
  readonly item: ItemData | null;
};

export type HostError = { readonly code: number; readonly name: string; readonly message: string };

export type FromFrame =
  | { readonly outlook: 'hello' }
  | { readonly outlook: 'call'; readonly id: number; readonly method: string; readonly args: readonly unknown[] }
  | { readonly outlook: 'nestedAppAuth'; readonly envelope: string };

export type ToFrame =
  | { readonly outlook: 'init'; readonly init: HostInit }
  | { readonly outlook: 'result'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly outlook: 'result'; readonly id: number; readonly ok: false; readonly error: HostError }
  | { readonly outlook: 'itemChanged'; readonly item: ItemData | null }
  | { readonly outlook: 'themeChanged'; readonly theme: Theme }
  | { readonly outlook: 'recipientsChanged'; readonly fields: Readonly<Record<string, boolean>> }
  | { readonly outlook: 'nestedAppAuth'; readonly envelope: string };
