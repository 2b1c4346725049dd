export type PageLink = { readonly text: string; readonly address: string };

/** A bare page of links, for a human or a browser test. */
export function page(title: string, text: string, links: readonly PageLink[]): string {
  const items = links.map(({ text, address }) => `<li><a href="${escaped(address)}">${escaped(text)}</a></li>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title><h1>${escaped(title)}</h1><p>${escaped(text)}</p><ul>${items.join('')}</ul></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
