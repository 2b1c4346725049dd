/**
 * Where a call is to go: one field for a name or a number, and what it finds. What is typed stays with the call.
 * Before anything is typed, colleagues of the open mail and favourites stand there: then it takes a second click only.
 */
import { useId, type ReactElement } from 'react';
import type { CallAnswer, Colleague } from '../../contract/api.ts';
import type { DialTarget } from '../desk.ts';
import { colleagueTarget } from '../dialling/colleague-target.ts';
import { contactTargets, withoutOneself, withoutTargets } from '../field/contact-targets.ts';
import { search } from '../field/search.ts';
import { useContacts } from '../field/use-contacts.ts';
import { useItem } from '../item/item-context.tsx';
import { useDesk, useLiveState, usePane } from '../pane-context.tsx';
import { teamParts } from '../people/team-parts.ts';
import { useTeam } from '../people/use-team.ts';
import { EmptyLine } from '../rows/empty-line.tsx';
import { targetOf } from '../rows/number-row.tsx';
import { ForwardRow } from './forward-row.tsx';
import { distinctTargets, type ForwardTarget } from './forward-targets.ts';

const shownTargets = 5;

export function ForwardPanel(props: { readonly call: CallAnswer }): ReactElement {
  const { call } = props;
  const pane = usePane();
  const { t, numbers, desk } = pane;
  const team = useTeam();
  const { colleagues, me } = useLiveState();
  const { drafts } = useDesk();
  const view = useItem();
  const id = useId();
  const text = drafts[call.id] ?? '';
  const inMail = view.kind === 'item' ? (view.numbers ?? []) : [];
  const found = search(text, { colleagues: colleagues ?? [], own: team?.numbers, numbers: inMail }, numbers);
  const { contacts, isSearching, isBookMissing } = useContacts(text);
  const { inItem, favourites } = teamParts(colleagues ?? [], {
    addresses: view.kind === 'item' ? view.item.people.map(({ address }) => address) : [],
    favourites: team?.favourites ?? [],
  });
  const offered = text.trim() === '' ? [...inItem, ...favourites] : found.colleagues;
  const ofColleagues = offered.map((colleague) => withState(colleague, colleagueTarget(colleague, pane)));
  const others = withoutTargets(
    withoutOneself(contacts, me?.upn),
    ofColleagues.map((entry) => entry?.target ?? null),
    numbers,
  );
  const targets = distinctTargets(
    [
      withState(null, found.number),
      ...ofColleagues,
      ...found.numbers.map((number) => withState(null, targetOf(number))),
      ...others.flatMap((contact) => contactTargets(contact, numbers).map((target) => withState(null, target))),
    ].filter((entry) => entry !== null),
  );
  return (
    <div className="forward">
      <label htmlFor={id} className="small quiet">
        {t('forward.label')}
      </label>
      <input
        id={id}
        className="input"
        autoFocus
        autoComplete="off"
        value={text}
        onChange={(event) => desk.draft(call.id, event.target.value)}
        onKeyDown={(event) => (event.key === 'Escape' ? desk.draft(call.id, null) : undefined)}
      />
      <ul className="list">
        {targets.slice(0, shownTargets).map((to) => (
          <ForwardRow key={`${to.target.name}-${to.target.number.dial}`} call={call} to={to} />
        ))}
      </ul>
      {text.trim() !== '' && targets.length === 0 && !isSearching && !isBookMissing ? (
        <EmptyLine>{t('forward.none')}</EmptyLine>
      ) : null}
      {isBookMissing ? <EmptyLine>{t('field.bookMissing')}</EmptyLine> : null}
    </div>
  );
}

function withState(colleague: Colleague | null, target: DialTarget | null): ForwardTarget | null {
  return target && { target, colleague };
}
