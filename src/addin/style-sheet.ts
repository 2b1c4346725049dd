/** Puts the pane's styles into the page. Resolves when they hold, and where they can't be loaded too. */
export function loadStyleSheet(page: Document, address: URL): Promise<void> {
  return new Promise((resolve) => {
    const link = page.createElement('link');
    link.rel = 'stylesheet';
    link.href = address.href;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
    page.head.append(link);
  });
}
