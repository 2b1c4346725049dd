/** The pane in a browser tab of its own: no mail beside it, the system's theme and language. */
import type { PaneHost } from './host.ts';

export function createBrowserHost(page: Window): PaneHost {
  const dark = page.matchMedia('(prefers-color-scheme: dark)');
  return {
    locale: page.navigator.language,
    theme: {
      get: () => (dark.matches ? 'dark' : 'light'),
      subscribe: (listener) => {
        dark.addEventListener('change', listener);
        return () => dark.removeEventListener('change', listener);
      },
    },
    readItem: async () => null,
    onItemChanged: () => () => undefined,
    newAppointment: null,
  };
}
