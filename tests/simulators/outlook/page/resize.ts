import { element, on } from './element.ts';

/** Width of the pane in Outlook on the web, and how far people can drag it. */
const startPx = 320;
const [leastPx, mostPx] = [320, 900];

/** The bar between item and pane. */
export function resizable(aside: HTMLElement): HTMLElement {
  const handle = element('div', { class: 'handle', role: 'separator', 'aria-orientation': 'vertical' });
  const setWidth = (px: number): void => void (aside.style.width = `${Math.min(mostPx, Math.max(leastPx, px))}px`);
  setWidth(Number(new URL(location.href).searchParams.get('width') ?? startPx));
  on(handle, 'pointerdown', (event) => handle.setPointerCapture(event.pointerId));
  on(handle, 'pointermove', (event) => {
    if (handle.hasPointerCapture(event.pointerId)) setWidth(window.innerWidth - event.clientX);
  });
  return handle;
}
