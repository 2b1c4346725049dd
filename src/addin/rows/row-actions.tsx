/** What can be done with a number beside calling it, below the row that was opened. */
import type { ReactElement, ReactNode } from 'react';
import { copyNumber } from '../actions/copy-number.ts';
import { remindMe } from '../actions/remind-me.ts';
import type { DialTarget } from '../desk.ts';
import { ActionButton } from './action-button.tsx';

export function RowActions(props: {
  readonly target: DialTarget | null;
  /** Instead of the words: where the number itself stands nowhere else. */
  readonly copyLabel?: string;
  /** What comes first. */
  readonly children?: ReactNode;
}): ReactElement {
  const { target, copyLabel } = props;
  return (
    <div className="row-actions">
      {props.children}
      {target ? (
        <>
          <ActionButton action={copyNumber} target={target} {...(copyLabel ? { label: copyLabel } : {})} wide />
          <ActionButton action={remindMe} target={target} wide />
        </>
      ) : null}
    </div>
  );
}
