/** What else somebody can be called on, beside the number that his row calls. */
import type { ReactElement } from 'react';
import type { DialTarget } from '../desk.ts';
import type { ItemPerson } from '../host.ts';
import { usePane } from '../pane-context.tsx';
import { CallButton } from '../rows/call-button.tsx';
import { Row } from '../rows/row.tsx';
import { bookTargets } from './book-target.ts';

export function OtherNumbers(props: { readonly person: ItemPerson; readonly but: DialTarget }): ReactElement | null {
  const pane = usePane();
  const others = bookTargets(props.person, pane).filter(({ number }) => number.dial !== props.but.number.dial);
  if (others.length === 0) return null;
  return (
    <ul className="list">
      {others.map((target) => (
        <Row key={target.number.dial} first={pane.numbers.format(target.number)} second={target.label}>
          <CallButton target={target} />
        </Row>
      ))}
    </ul>
  );
}
