/** The words of the administrator's consent at Microsoft. */

/** An application permission, what it buys (English), and the id of its role for the app registration. */
export type MicrosoftPermission = { readonly name: string; readonly id: string; readonly buys: string };

export type ConsentStep =
  /** Where the browser has to go next. */
  | { readonly step: 'goTo'; readonly address: string }
  /** `code` is stable, for example `consent.denied`. */
  | { readonly step: 'refused'; readonly code: string }
  | {
      readonly step: 'done';
      /** Who consented, as the sign-in proved it. */
      readonly by: { readonly tenantId: string; readonly objectId: string };
      readonly missing: readonly MicrosoftPermission[];
    };

/** What the application may do now, against what the present settings need. */
export type ConsentStanding = {
  readonly needed: readonly MicrosoftPermission[];
  readonly missing: readonly MicrosoftPermission[];
  /** Names of granted permissions that the bridge does not use. */
  readonly unneeded: readonly string[];
};
