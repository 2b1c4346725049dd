import type { OutlookHost } from './outlook-host.ts';

/** What the operating system or the browser prefers. */
export function systemTheme(page: Window): OutlookHost['theme'] {
  const dark = page.matchMedia('(prefers-color-scheme: dark)');
  return {
    get: () => (dark.matches ? 'dark' : 'light'),
    subscribe: (listener) => {
      dark.addEventListener('change', listener);
      return () => dark.removeEventListener('change', listener);
    },
  };
}
