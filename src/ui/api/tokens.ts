/** Where access tokens for the bridge's API come from; `src/ui/sign-in` is the one for the browser. */
export type TokenSource = {
  /**
   * Resolves with an access token that is valid now. `forceRefresh` asks for a new one, `claims` are those of a 401's
   * `WWW-Authenticate`. Rejects where nobody is signed in.
   */
  readonly getToken: (options?: { forceRefresh?: boolean; claims?: string }) => Promise<string>;
};
