/** The code in the address, `/admin/#code=…`, as the bridge prints it. A fragment never reaches a server or its log. */
export function takeCode(page: Window): string | null {
  const code = new URLSearchParams(page.location.hash.slice(1)).get('code');
  if (code === null || code === '') return null;
  // Not left in the address, the history and the next screenshot.
  page.history.replaceState(null, '', page.location.pathname + page.location.search);
  return code;
}
