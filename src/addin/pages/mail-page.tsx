/** The open mail or meeting: its people with their state, and every number in its text. */

import { useState, type ReactElement } from 'react';
import type { FoundNumber } from '../../domain/numbers/found-number.ts';
import { FailedPage } from '../failed-page.tsx';
import type { OpenItem } from '../host.ts';
import { useItem } from '../item/item-context.tsx';
import { peopleOnItem } from '../item/item-people.ts';
import { personTarget } from '../item/person-target.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { useTeam } from '../people/use-team.ts';
import { useAddressBook } from '../people/use-address-book.ts';
import { ContactRow } from '../rows/contact-row.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';
import { NumberRow } from '../rows/number-row.tsx';
import { PersonRow } from '../rows/person-row.tsx';
import { Section } from '../rows/section.tsx';
import { SkeletonRows } from '../rows/skeleton-rows.tsx';
import { Button } from '../rows/button.tsx';

/** A mail to everybody must not push the numbers out of sight. */
const shownPeople = 5;
/** A phone list of hundreds must not keep the pane from showing anything. */
const pieceSize = 50;

export default function MailPage(): ReactElement {
  const { t } = usePane();
  const view = useItem();
  if (view.kind === 'loading') return <SkeletonRows label={t('mail.loading')} />;
  if (view.kind === 'none') return <EmptyLine>{t('mail.noItem')}</EmptyLine>;
  if (view.kind === 'unreadable') return <EmptyLine>{t('mail.unreadable')}</EmptyLine>;
  return <ItemPage key={view.item.id} item={view.item} found={view.numbers} again={view.again} />;
}

function ItemPage(props: {
  readonly item: OpenItem;
  readonly found: readonly FoundNumber[] | null;
  /** What looks for numbers could not be loaded. */
  readonly again: (() => void) | undefined;
}): ReactElement {
  const { item, found, again } = props;
  const pane = usePane();
  const { t, formats } = pane;
  const { me, colleagues } = useLiveState();
  const [all, setAll] = useState(false);
  const [shownNumbers, setShownNumbers] = useState(pieceSize);
  const people = peopleOnItem(item.people, colleagues ?? [], found ?? [], me?.upn ?? null);
  // A colleague is called at the number that the team shows for him, whichever page is open first.
  const hasColleague = me !== null && me.match !== null && people.some(({ colleague }) => colleague !== null);
  useTeam(hasColleague ? 'once' : 'not');
  const shown = all ? people : people.slice(0, shownPeople);
  useAddressBook(shown.filter(({ number }) => number === null).map(({ person }) => person));
  const entries = shown.map((entry) => ({ ...entry, target: personTarget(entry, pane) }));
  // A number that stands beside its person already is not listed a second time.
  const taken = new Set(entries.map(({ target }) => target?.number));
  const others = found?.filter((number) => !taken.has(number)) ?? null;
  const rest = (others?.length ?? 0) - shownNumbers;
  return (
    <>
      {entries.length > 0 ? (
        <Section title={t(item.kind === 'message' ? 'mail.people' : 'mail.peopleInMeeting')}>
          {entries.map(({ person, colleague, target }) =>
            colleague ? (
              <PersonRow key={person.address} colleague={colleague} target={target} />
            ) : (
              <ContactRow key={person.address} person={person} target={target} />
            ),
          )}
          {shown.length < people.length ? (
            <li>
              <Button className="tall" appearance="transparent" onClick={() => setAll(true)}>
                {t('mail.morePeople', { number: formats.integer(people.length) })}
              </Button>
            </li>
          ) : null}
        </Section>
      ) : null}
      {again ? <FailedPage isMissing again={again} /> : null}
      {found === null && !again ? <SkeletonRows label={t('mail.loading')} /> : null}
      {found?.length === 0 ? <EmptyLine>{t('mail.noNumbers')}</EmptyLine> : null}
      {others && others.length > 0 ? (
        <Section title={t('mail.numbers', { number: formats.integer(others.length) })}>
          {others.slice(0, shownNumbers).map((number) => (
            <NumberRow key={`${number.dial}-${number.start}`} item={number} />
          ))}
          {rest > 0 ? (
            <li>
              <Button
                className="tall"
                appearance="transparent"
                onClick={() => setShownNumbers(shownNumbers + pieceSize)}
              >
                {t('team.more', { number: formats.integer(Math.min(rest, pieceSize)) })}
              </Button>
            </li>
          ) : null}
        </Section>
      ) : null}
    </>
  );
}
