/** A person with one word line; a tap shows what each system says, and what can be done. */
import { Fragment, useState, type ReactElement, type ReactNode } from 'react';
import type { Colleague } from '../../contract/api.ts';
import { teamsKey } from '../../ui/locales/shared-key.ts';
import { PresenceShape } from '../../ui/presence/presence-shape.tsx';
import { teamsWord } from '../../ui/presence/word-line.ts';
import { writeMail } from '../actions/write-mail.ts';
import type { DialTarget } from '../desk.ts';
import { useLiveState, usePane, useTheme } from '../pane-context.tsx';
import { bookTarget } from '../people/book-target.ts';
import { OtherNumbers } from '../people/other-numbers.tsx';
import { useAddressBook } from '../people/use-address-book.ts';
import { ActionButton } from './action-button.tsx';
import { CallButton } from './call-button.tsx';
import { personWords } from './person-words.ts';
import { RowActions } from './row-actions.tsx';
import { Row } from './row.tsx';

export function PersonRow(props: {
  readonly colleague: Colleague;
  readonly target: DialTarget | null;
  /** Before the button that calls. */
  readonly children?: ReactNode;
}): ReactElement {
  const { colleague } = props;
  const pane = usePane();
  const { t, formats, now } = pane;
  const theme = useTheme();
  const [open, setOpen] = useState(false);
  const person = { name: colleague.name, address: colleague.upn };
  // Everybody's number at once would be a question per colleague; one who is looked at is worth it.
  useAddressBook(open ? [person] : []);
  const target = props.target ?? bookTarget(person, pane);
  const { connection, heardAt } = useLiveState();
  const words = personWords(colleague, { t, formats, now: now(), connection, heardAt });
  return (
    <Row
      picture={<PresenceShape shape={words.line.shape} theme={theme} />}
      first={colleague.name}
      second={words.text}
      whole
      details={{
        label: t('person.details', { name: colleague.name, state: words.text }),
        open,
        onToggle: () => setOpen(!open),
      }}
      below={open ? <PersonDetails colleague={colleague} target={target} oldSince={words.oldSince} /> : null}
    >
      {props.children}
      {target ? <CallButton target={target} /> : props.children ? <span className="no-call" /> : null}
    </Row>
  );
}

function PersonDetails(props: {
  readonly colleague: Colleague;
  readonly target: DialTarget | null;
  readonly oldSince: number | null;
}): ReactElement {
  const { colleague, target, oldSince } = props;
  const { t, formats, now, numbers, addressBook, host } = usePane();
  const person = { name: colleague.name, address: colleague.upn };
  // Until the address book has answered, he may have one.
  const isWithout = target === null && addressBook.numbersOf(person) !== null;
  const teams = teamsWord(colleague.microsoft);
  const seen = oldSince === null ? t('person.current') : formats.moment(oldSince, now());
  const facts: readonly (readonly [string, string])[] = [
    [t('person.phone'), t(`phone.${colleague.telephonyState ?? 'unknown'}`)],
    [t('person.dnd'), t(colleague.dnd === null ? 'dnd.unknown' : colleague.dnd ? 'dnd.on' : 'dnd.off')],
    [t('person.teamsState'), t(teamsKey(teams ?? 'unknown'))],
    [t('person.seen'), colleague.asOf === null ? t('person.never') : seen],
    ...(isWithout ? [[t('person.number'), t('person.noNumber')] as const] : []),
  ];
  return (
    <>
      <dl className="facts small">
        {facts.map(([term, value]) => (
          <Fragment key={term}>
            <dt className="quiet">{term}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {target ? (
        <>
          <RowActions target={target} copyLabel={t('action.copyThis', { number: numbers.format(target.number) })} />
          <OtherNumbers person={person} but={target} />
        </>
      ) : host.newMail ? (
        <RowActions target={null}>
          <ActionButton action={writeMail} target={{ to: colleague.upn, subject: '' }} wide />
        </RowActions>
      ) : null}
    </>
  );
}
