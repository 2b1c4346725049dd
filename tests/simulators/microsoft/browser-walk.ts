/** Follows redirects with a cookie jar, like a browser, until an address that the simulator does not serve. */
export class BrowserWalk {
  readonly #cookies = new Map<string, string>();

  /** Where the walk ends: an address elsewhere, or the page that was shown. */
  async open(address: string): Promise<{ readonly url: URL; readonly page: string | undefined }> {
    const home = new URL(address).origin;
    let url = new URL(address);
    for (let step = 0; step < 10; step += 1) {
      const response = await fetch(url, {
        redirect: 'manual',
        headers: { accept: 'text/html', cookie: this.#header() },
      });
      for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
      const location = response.headers.get('location');
      if (location === null) return { url, page: await response.text() };
      await response.arrayBuffer();
      url = new URL(location, url);
      if (url.origin !== home) return { url, page: undefined };
    }
    throw new Error('The redirects never end.');
  }

  /** Opens the link with this text on a page. */
  async click(from: URL, page: string, text: string): ReturnType<BrowserWalk['open']> {
    const link = [...page.matchAll(/<a href="([^"]+)">([^<]+)<\/a>/g)].find(([, , shown]) => shown?.includes(text));
    if (link?.[1] === undefined) throw new Error(`No link ${text} on ${page}`);
    return this.open(new URL(link[1].replaceAll('&amp;', '&'), from).href);
  }

  #header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
