/** What the token source needs of MSAL. All methods reject with MSAL's own errors. */
export type TokenRequest = { readonly forceRefresh?: boolean; readonly claims?: string };

export type TokenClient = {
  /** From the cache, a refresh token or Outlook, without showing anything. */
  readonly silent: (request: TokenRequest) => Promise<string>;
  /** Shows Microsoft's sign-in. Where that leaves the page, it never resolves. */
  readonly interactive: (request: TokenRequest) => Promise<string>;
  /** Whether the sign-in may be shown without the person having pressed anything. */
  readonly mayAskUnbidden: boolean;
};
