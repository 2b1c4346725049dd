/** Answer of `GET /admin/api/microsoft`, as the bridge gives it; a test compares the two. */
export type PermissionRow = {
  readonly name: string;
  readonly id: string;
  /** What it buys, in English, for names that this page has no words for. */
  readonly buys: string;
  readonly granted: boolean;
};

export type MicrosoftView = {
  readonly tenantId: string;
  readonly clientId: string | null;
  readonly redirectUri: string;
  readonly credential: {
    readonly kind: 'secret' | 'certificate';
    /** ISO 8601; null where only Entra ID knows. */
    readonly expiresAt: string | null;
    /** Days left that were last passed. */
    readonly warning: 'expired' | 3 | 14 | 30 | null;
  };
  /** Null where they cannot be read now. */
  readonly permissions: readonly PermissionRow[] | null;
  readonly unneeded: readonly string[];
  readonly problem: string | null;
  readonly lastConsent: {
    /** ISO 8601. */
    readonly at: string;
    readonly outcome: 'done' | 'refused' | 'failed';
    readonly code: string | null;
  } | null;
};
