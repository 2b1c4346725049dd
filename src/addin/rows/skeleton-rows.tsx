import type { ReactElement } from 'react';

/** The place of rows that are on their way. */
export function SkeletonRows(props: { readonly label: string; readonly rows?: number }): ReactElement {
  return (
    <div role="status" aria-label={props.label} aria-busy="true">
      {Array.from({ length: props.rows ?? 3 }, (_, index) => (
        <div key={index} className="bones">
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
