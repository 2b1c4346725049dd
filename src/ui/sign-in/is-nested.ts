/**
 * Outlook offers the bridge where it supports nested app authentication; MSAL then asks it and opens nothing itself.
 * The bridge and not the requirement set decides: it is what MSAL uses, and without it the set would be a promise that
 * nobody keeps.
 */
export function isNested(page: Window): boolean {
  return 'nestedAppAuthBridge' in page || '__initializeNestedAppAuth' in page;
}
