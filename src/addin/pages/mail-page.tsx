/** The open mail or meeting: its people with their state, and every number in its text. */
import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { DialTarget } from '../desk.ts';
import { colleagueTarget } from '../dialling/colleague-target.ts';
import type { NumberReader } from '../dialling/number-reader.ts';
import { useItem } from '../item/item-context.tsx';
import { peopleOnItem, type PersonOnItem } from '../item/item-people.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { ContactRow } from '../rows/contact-row.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';
import { NumberRow, targetOf } from '../rows/number-row.tsx';
import { PersonRow } from '../rows/person-row.tsx';
import { Section } from '../rows/section.tsx';
import { SkeletonRows } from '../rows/skeleton-rows.tsx';

/** A mail to everybody must not push the numbers out of sight. */
const shownPeople = 5;

export default function MailPage(): ReactElement {
  const { t, formats, numbers } = usePane();
  const { me, colleagues } = useLiveState();
  const view = useItem();
  const [all, setAll] = useState<string | null>(null);
  if (view.kind === 'loading') return <SkeletonRows label={t('mail.loading')} />;
  if (view.kind === 'none') return <EmptyLine>{t('mail.noItem')}</EmptyLine>;
  if (view.kind === 'unreadable') return <EmptyLine>{t('mail.unreadable')}</EmptyLine>;
  const { item, numbers: found } = view;
  const people = peopleOnItem(item.people, colleagues ?? [], found ?? [], me?.upn ?? null);
  const shown = all === item.id ? people : people.slice(0, shownPeople);
  const entries = shown.map((entry) => ({ ...entry, target: targetFor(entry, numbers) }));
  // A number that stands beside its person already is not listed a second time.
  const taken = new Set(entries.map(({ target }) => target?.number));
  const others = found?.filter((number) => !taken.has(number)) ?? null;
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
              <Button appearance="transparent" onClick={() => setAll(item.id)}>
                {t('mail.morePeople', { number: formats.integer(people.length) })}
              </Button>
            </li>
          ) : null}
        </Section>
      ) : null}
      {found === null ? <SkeletonRows label={t('mail.loading')} /> : null}
      {found?.length === 0 ? <EmptyLine>{t('mail.noNumbers')}</EmptyLine> : null}
      {others && others.length > 0 ? (
        <Section title={t('mail.numbers', { number: formats.integer(others.length) })}>
          {others.map((number) => (
            <NumberRow key={`${number.dial}-${number.start}`} item={number} />
          ))}
        </Section>
      ) : null}
    </>
  );
}

function targetFor({ person, colleague, number }: PersonOnItem, numbers: NumberReader): DialTarget | null {
  const internal = colleague && colleagueTarget(colleague, numbers);
  return internal ?? (number ? { ...targetOf(number), name: person.name } : null);
}
