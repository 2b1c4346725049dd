/**
 * Rights of the PBX. The names come from the vendor's rights page and from 403 texts of version 10; which number a
 * right has differs from PBX to PBX, so the numbers here are assumed and clients must resolve them by name.
 */
export const permissions = [
  { id: 1, permission: 'login_perm', description: 'May log in' },
  { id: 3, permission: 'callman_perm', description: 'May use the call manager' },
  { id: 4, permission: 'redirect_perm', description: 'May change redirections' },
  { id: 5, permission: 'group_redirect_perm', description: 'May change redirections of groups' },
  { id: 6, permission: 'calllist_perm', description: 'May see the call list' },
  { id: 7, permission: 'address_perm', description: 'May use the address book' },
  { id: 8, permission: 'voice_perm', description: 'May use voicemail' },
  { id: 9, permission: 'setting_perm', description: 'May change own settings' },
  { id: 10, permission: 'quickdial', description: 'May edit function keys' },
  { id: 11, permission: 'admin_perm', description: 'Administration' },
  { id: 13, permission: 'conference_perm', description: 'May manage conferences' },
  { id: 25, permission: 'admin_user_perm', description: 'Administration of users' },
  { id: 26, permission: 'admin_group_perm', description: 'Administration of groups' },
  { id: 27, permission: 'admin_server_perm', description: 'Administration of the server' },
  { id: 33, permission: 'uci_autoprovisioning', description: 'UCC Premium app' },
  { id: 34, permission: 'WINCLIENT_TERMINAL_SERVER', description: 'App on terminal servers' },
  { id: 46, permission: 'oauth_password_grant', description: 'API Zugriff mit OAuth Password Grant' },
] as const;

export type PermissionName = (typeof permissions)[number]['permission'];

const administrative = new Set<number>([5, 11, 25, 26, 27]);

export const ordinaryPermissions: readonly number[] = permissions
  .map(({ id }) => id)
  .filter((id) => !administrative.has(id));

export const allPermissions: readonly number[] = permissions.map(({ id }) => id);

export function permissionId(name: PermissionName): number {
  for (const { id, permission } of permissions) if (permission === name) return id;
  throw new Error(`no such permission: ${name}`);
}
