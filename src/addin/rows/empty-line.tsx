import type { ReactElement, ReactNode } from 'react';

/** What stands where a list would be. */
export function EmptyLine(props: { readonly children: ReactNode }): ReactElement {
  return <p className="note">{props.children}</p>;
}
