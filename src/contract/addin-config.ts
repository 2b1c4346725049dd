/** `GET /addin/config.json`, open to everybody: what the pane needs before it can sign in. */
export type AddinConfig = {
  readonly displayName: string;
  readonly version: string;
  /** Client id of the add-in's app registration. */
  readonly clientId: string;
  /** `{authority}/{tenant id}` */
  readonly authority: string;
  /** Scope of the bridge's API, `api://{clientId}/access_as_user`. */
  readonly apiScope: string;
  readonly officeJsUrl: string;
};

/** The role of the app registration that opens the console; `addin.adminRole` changes it. */
export const defaultAdminRole = 'PresenceBridge.Admin';

export const apiPermission = 'access_as_user';
