type Listener<Type extends keyof HTMLElementEventMap> = (event: HTMLElementEventMap[Type]) => void;

export type Attributes = {
  readonly [name: string]: string | number | boolean | undefined;
} & { readonly on?: never };

/** Makes an element. Text children become text nodes, so that names of correspondents are never read as HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: (Node | string | null)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

export function button(label: string, onClick: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', onClick);
  return made;
}

export function on<Type extends keyof HTMLElementEventMap, Target extends HTMLElement>(
  target: Target,
  type: Type,
  listener: Listener<Type>,
): Target {
  target.addEventListener(type, listener);
  return target;
}
