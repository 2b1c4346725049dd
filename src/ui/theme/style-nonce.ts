/** The nonce that the bridge wrote into the page; undefined where there is none (tests). */
export function styleNonce(page: Document): string | undefined {
  return page.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? undefined;
}
