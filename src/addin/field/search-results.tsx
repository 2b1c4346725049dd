import { CallRegular } from '@fluentui/react-icons/headless/svg/call';
import type { ReactElement } from 'react';
import { colleagueTarget } from '../dialling/colleague-target.ts';
import { refusalText } from '../dialling/refusals.ts';
import { useItem } from '../item/item-context.tsx';
import { peopleOnItem } from '../item/item-people.ts';
import { personTarget } from '../item/person-target.ts';
import { useLiveState, useNumberRules, usePane } from '../pane-context.tsx';
import { useTeam } from '../people/use-team.ts';
import { useAddressBook } from '../people/use-address-book.ts';
import { Button } from '../rows/button.tsx';
import { CallButton } from '../rows/call-button.tsx';
import { ContactRow } from '../rows/contact-row.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';
import { NumberRow, targetOf } from '../rows/number-row.tsx';
import { PersonRow } from '../rows/person-row.tsx';
import { Row } from '../rows/row.tsx';
import { Section } from '../rows/section.tsx';
import { ContactRows } from './contact-rows.tsx';
import { withoutOneself, withoutTargets } from './contact-targets.ts';
import { SkeletonRows } from '../rows/skeleton-rows.tsx';
import { moveBetweenRows } from './row-keys.ts';
import { search } from './search.ts';
import { useContacts } from './use-contacts.ts';

/** Typed on a telephone's keys, or pasted: then a word on why it can't be dialled is wanted. */
const looksLikeNumber = /^[\s+\d()/.*#-]{2,}$/;

export default function SearchResults(props: { readonly text: string }): ReactElement {
  const pane = usePane();
  const { t, numbers } = pane;
  const { me, colleagues } = useLiveState();
  const view = useItem();
  useNumberRules();
  const inMail = view.kind === 'item' ? (view.numbers ?? []) : [];
  const people = view.kind === 'item' ? peopleOnItem(view.item.people, colleagues ?? [], inMail, me?.upn ?? null) : [];
  const team = useTeam();
  const found = search(
    props.text,
    { colleagues: colleagues ?? [], people, own: team?.numbers, numbers: inMail },
    numbers,
  );
  useAddressBook(found.people.filter(({ number }) => number === null).map(({ person }) => person));
  const refused = looksLikeNumber.test(props.text) ? numbers.normalise(props.text) : null;
  const targets = found.colleagues.map((colleague) => ({ colleague, target: colleagueTarget(colleague, pane) }));
  const { contacts: all, isSearching, isBookMissing, more } = useContacts(props.text);
  const contacts = withoutTargets(
    withoutOneself(all, me?.upn),
    // What stands beside a name already is not listed once more, at the end.
    [
      ...targets.map(({ target }) => target),
      ...found.people.map((entry) => personTarget(entry, pane)),
      ...found.numbers.filter(({ name }) => name !== null).map(targetOf),
    ],
    numbers,
  );
  const lists = [contacts, found.colleagues, found.people, found.numbers];
  const isRefused = refused !== null && !refused.ok;
  const nothing = !found.number && lists.every((list) => list.length === 0);
  return (
    <div id="results" onKeyDown={moveBetweenRows}>
      <Section title={t('field.results')}>
        {found.number ? (
          <Row
            picture={<CallRegular className="icon" aria-hidden="true" />}
            first={t('field.dial', { number: numbers.format(found.number.number) })}
          >
            <CallButton target={found.number} />
          </Row>
        ) : null}
        {targets.map(({ colleague, target }) => (
          <PersonRow key={colleague.id} colleague={colleague} target={target} />
        ))}
        {found.people.map((entry) => (
          <ContactRow key={entry.person.address} person={entry.person} target={personTarget(entry, pane)} />
        ))}
        {found.numbers.map((number) => (
          <NumberRow key={`${number.dial}-${number.start}`} item={number} />
        ))}
        <ContactRows contacts={contacts} />
        {more === null ? null : (
          <li>
            <Button className="tall" appearance="transparent" onClick={more}>
              {t('field.more')}
            </Button>
          </li>
        )}
        {isSearching ? (
          <li>
            <SkeletonRows label={t('strip.loading')} rows={1} />
          </li>
        ) : null}
        {nothing && !isSearching && (isRefused || !isBookMissing) ? (
          <li>
            <EmptyLine>{t(isRefused ? refusalText(refused.reason) : 'field.none')}</EmptyLine>
          </li>
        ) : null}
        {isBookMissing ? (
          <li>
            <EmptyLine>{t('field.bookMissing')}</EmptyLine>
          </li>
        ) : null}
      </Section>
    </div>
  );
}
