/**
 * office.js sets `history.pushState` and `history.replaceState` to null when it loads, which breaks routers.
 * The pane's page saves both before office.js; this puts them back. May be called any number of times.
 */
export function restoreHistory(): void {
  const saved = window.savedHistory;
  if (!saved) return;
  window.history.pushState = saved.pushState;
  window.history.replaceState = saved.replaceState;
}

declare global {
  interface Window {
    /** Written by the first script of `src/addin/index.html`. */
    savedHistory?: Pick<History, 'pushState' | 'replaceState'>;
  }
}
