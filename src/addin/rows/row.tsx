/** One line of a list: 52 px, a picture, two lines of text, and what can be done with it. */
import type { ReactElement, ReactNode } from 'react';
import { intoSight } from './into-sight.ts';

export type RowProps = {
  readonly picture?: ReactNode;
  readonly first: string;
  readonly second?: string | null;
  /** The second line is read to its end, on two lines where the pane is narrow; without it, what is too long ends in "…". */
  readonly whole?: boolean;
  /** What a tap on the text opens below; the label names it for screen readers. */
  readonly details?: { readonly label: string; readonly open: boolean; readonly onToggle: () => void };
  readonly below?: ReactNode;
  readonly children?: ReactNode;
};

export function Row(props: RowProps): ReactElement {
  const { details } = props;
  const content = (
    <>
      {props.picture}
      <span className="texts">
        <span className="line">{props.first}</span>{' '}
        {props.second ? <span className={props.whole ? 'small quiet' : 'line small quiet'}>{props.second}</span> : null}
      </span>
    </>
  );
  return (
    <li>
      <div className="row">
        {details ? (
          <button
            type="button"
            className="row-main plain"
            aria-label={details.label}
            aria-expanded={details.open}
            onClick={details.onToggle}
          >
            {content}
          </button>
        ) : (
          <div className="row-main">{content}</div>
        )}
        {props.children}
      </div>
      {props.below ? (
        <div className="below" ref={intoSight}>
          {props.below}
        </div>
      ) : null}
    </li>
  );
}
