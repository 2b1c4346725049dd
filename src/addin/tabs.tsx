/** Tabs by the keyboard pattern of the ARIA guide (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/). */
import { useRef, type KeyboardEvent, type ReactElement } from 'react';

export type TabItem<Name extends string> = {
  readonly name: Name;
  readonly label: string;
  readonly count?: number;
  /** What is read out instead of label and count. */
  readonly spoken?: string;
};

export function Tabs<Name extends string>(props: {
  readonly label: string;
  readonly tabs: readonly TabItem<Name>[];
  readonly selected: Name;
  readonly onSelect: (name: Name) => void;
}): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  const { tabs, selected, onSelect } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ name }) => name === selected);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs.at(to % tabs.length);
    if (!next) return;
    onSelect(next.name);
    list.current?.querySelector<HTMLElement>(`#tab-${next.name}`)?.focus();
  };
  return (
    <div ref={list} className="tabs" role="tablist" aria-label={props.label} onKeyDown={onKeyDown}>
      {tabs.map(({ name, label, spoken, count = 0 }) => (
        <button
          key={name}
          id={`tab-${name}`}
          type="button"
          role="tab"
          className="tab"
          aria-label={spoken}
          aria-selected={name === selected}
          aria-controls="page"
          tabIndex={name === selected ? 0 : -1}
          onClick={() => onSelect(name)}
        >
          {label} {count > 0 ? <span className="count">{count}</span> : null}
        </button>
      ))}
    </div>
  );
}
