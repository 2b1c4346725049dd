/** Which page is shown: the fragment of the address, so that reload, back and bookmarks work. */
import { useSyncExternalStore } from 'react';

export const pages = ['overview', 'people', 'individual', 'rules', 'scope', 'pbx', 'microsoft'] as const;

export type PageName = (typeof pages)[number];

export function pageOf(hash: string): PageName {
  return pages.find((page) => `#${page}` === hash) ?? 'overview';
}

export function goTo(page: PageName): void {
  window.location.hash = page;
}

export function usePage(): PageName {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed);
      return () => window.removeEventListener('hashchange', changed);
    },
    () => pageOf(window.location.hash),
  );
}
