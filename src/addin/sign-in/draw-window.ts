/** Draws the sign-in's window: a heading, a line and at most one button. */
import { windowTexts, type WindowTexts } from './texts.ts';
import type { WindowLook, WindowView } from './run-sign-in.ts';

/** @param root an element that the page leaves to this function */
export function drawWindow(root: HTMLElement, view: WindowView, { language, theme }: WindowLook): void {
  const { ownerDocument: page } = root;
  const texts = windowTexts[language];
  page.documentElement.lang = language;
  if (theme) page.documentElement.dataset['theme'] = theme;
  page.title = texts.title;

  const line = lineOf(root);
  line.setAttribute('role', view.kind === 'failed' ? 'alert' : 'status');
  line.textContent = textOf(view, texts);
  const heading = page.createElement('h1');
  heading.textContent = texts.title;
  root.setAttribute('aria-busy', String(view.kind === 'waiting'));
  root.replaceChildren(heading, line);
  if (view.kind !== 'failed') return;
  const code = page.createElement('p');
  code.className = 'code';
  code.textContent = `${texts.code}: ${view.error.code}`;
  const button = page.createElement('button');
  button.type = 'button';
  button.textContent = texts.again;
  button.addEventListener('click', view.again, { once: true });
  root.append(code, button);
}

/** The same one each time: screen readers tell what changes in it. */
function lineOf(root: HTMLElement): HTMLElement {
  const there = root.querySelector<HTMLElement>('.line');
  if (there) return there;
  const line = root.ownerDocument.createElement('p');
  line.className = 'line';
  return line;
}

function textOf(view: WindowView, texts: WindowTexts): string {
  return view.kind === 'failed' ? texts.failures[view.error.reason] : texts[view.kind];
}
