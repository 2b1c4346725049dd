/** Somebody on the item who is no colleague: a name and, where text, address book or profile tell one, a number. */
import { PersonRegular } from '@fluentui/react-icons/headless/svg/person';
import { useState, type ReactElement } from 'react';
import type { DialTarget } from '../desk.ts';
import type { ItemPerson } from '../host.ts';
import { usePane } from '../pane-context.tsx';
import { bookTargets } from '../people/book-target.ts';
import { OtherNumbers } from '../people/other-numbers.tsx';
import { useAddressBook } from '../people/use-address-book.ts';
import { CallButton } from './call-button.tsx';
import { RowActions } from './row-actions.tsx';
import { Row } from './row.tsx';

export function ContactRow(props: { readonly person: ItemPerson; readonly target: DialTarget | null }): ReactElement {
  const { person, target } = props;
  const pane = usePane();
  const { t, numbers } = pane;
  const [open, setOpen] = useState(false);
  useAddressBook(open ? [person] : []);
  const name = person.name || person.address;
  const picture = <PersonRegular className="icon quiet" aria-hidden="true" />;
  if (!target) return <Row picture={picture} first={name} second={t('mail.noNumberOf')} />;
  const shown = numbers.format(target.number);
  const { label } = bookTargets(person, pane).find(({ number }) => number.dial === target.number.dial) ?? {};
  const about = label ? `${shown} · ${label}` : shown;
  return (
    <Row
      picture={picture}
      first={name}
      second={about}
      details={{ label: `${name}, ${about}`, open, onToggle: () => setOpen(!open) }}
      below={
        open ? (
          <>
            <RowActions target={target} />
            <OtherNumbers person={person} but={target} />
          </>
        ) : null
      }
    >
      <CallButton target={target} />
    </Row>
  );
}
