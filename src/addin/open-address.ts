/** Opens a `tel:` address as a click on a link would, which sandboxed frames let through where they allow pop-ups. */
export function openAddress(page: Document, address: string): void {
  const anchor = page.createElement('a');
  anchor.href = address;
  anchor.target = '_blank';
  anchor.rel = 'noopener';
  page.body.append(anchor);
  anchor.click();
  anchor.remove();
}
