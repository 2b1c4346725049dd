/** For `ref`: what opens below the last line of a page would not be seen otherwise. jsdom can't scroll. */
export function intoSight(element: HTMLElement | null): void {
  element?.scrollIntoView?.({ block: 'nearest' });
}
