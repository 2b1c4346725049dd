import { useId, type ReactElement, type ReactNode } from 'react';

/** A list with its heading. */
export function Section(props: { readonly title: string; readonly children: ReactNode }): ReactElement {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="heading">
        {props.title}
      </h2>
      <ul className="list">{props.children}</ul>
    </section>
  );
}
