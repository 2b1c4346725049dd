/** After an update of the bridge the parts of the old pane are gone: only a reload brings the new one. */

/** Whether the bridge's page names other programs than those that run here; false where it can't be asked. */
export async function isNewBuild(page: Pick<Window, 'document' | 'location' | 'fetch'>): Promise<boolean> {
  const { origin, pathname } = page.location;
  const own = [...page.document.scripts]
    .map(({ src }) => src)
    .filter((src) => src.startsWith(`${origin}/`))
    .map((src) => src.slice(src.lastIndexOf('/') + 1));
  try {
    const answer = await page.fetch(pathname, { cache: 'no-store' });
    const html = await answer.text();
    return answer.ok && own.some((file) => !html.includes(file));
  } catch {
    return false;
  }
}
