/**
 * Takes from a mail the nesting that no mail has. A parser looks through the elements that are open at each start tag:
 * 100,000 open ones took Chromium half a minute, in which the pane stood still.
 */

/** Deeper than the longest chains of quoted answers; Chromium's own document becomes no deeper than 512. */
const mostOpen = 500;

/** No attribute value is looked at, and no match goes beyond the next tag: linear, whatever the mail is made of. */
const tag = /<(\/?)([a-z][a-z0-9]*)\b[^<>]*>/gi;

/** Never have children, or end by themselves where the next one begins. */
const uncounted = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'p li dt dd td th tr tbody thead tfoot option optgroup colgroup caption html head body'
  ).split(' '),
);

/** @returns the same HTML; tags beyond the limit have become line breaks, so that no two numbers become one */
export function withoutDeepNesting(html: string): string {
  let open = 0;
  return html.replaceAll(tag, (whole: string, slash: string, name: string) => {
    if (uncounted.has(name.toLowerCase())) return whole;
    if (slash === '') {
      open += 1;
      return open > mostOpen ? '<br>' : whole;
    }
    const beyond = open > mostOpen;
    open = Math.max(0, open - 1);
    return beyond ? '<br>' : whole;
  });
}
