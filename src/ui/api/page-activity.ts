/** What the page says about itself: whether anybody looks, and when it is worth trying again at once. */
export type PageActivity = {
  readonly isHidden: () => boolean;
  /** Called at every change of visibility, and when the network comes back. Returns the function that stops it. */
  readonly onChange: (listener: (change: 'visibility' | 'online') => void) => () => void;
};

export function pageActivity(page: Document, network: Window): PageActivity {
  return {
    isHidden: () => page.visibilityState === 'hidden',
    onChange: (listener) => {
      const visibility = (): void => listener('visibility');
      const online = (): void => listener('online');
      page.addEventListener('visibilitychange', visibility);
      network.addEventListener('online', online);
      return () => {
        page.removeEventListener('visibilitychange', visibility);
        network.removeEventListener('online', online);
      };
    },
  };
}
