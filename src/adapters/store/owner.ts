/** Whose rows: part of every key, although one process serves one tenant and one PBX. */
export type Owner = { readonly tenantId: string; readonly pbxId: string };
