/** The colleagues: those of the open mail first, then the favourites, then everybody; found by name and group. */
import { StarFilled } from '@fluentui/react-icons/headless/svg/star';
import { useState, type ReactElement } from 'react';
import type { Colleague, Team } from '../../contract/api.ts';
import { favourite } from '../actions/favourite.ts';
import { colleagueTarget } from '../dialling/colleague-target.ts';
import { matchesName } from '../field/search.ts';
import { useItem } from '../item/item-context.tsx';
import { useLiveState, usePane } from '../pane-context.tsx';
import { teamParts } from '../people/team-parts.ts';
import { useTeam } from '../people/use-team.ts';
import { ActionButton } from '../rows/action-button.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';
import { PersonRow } from '../rows/person-row.tsx';
import { Section } from '../rows/section.tsx';
import { SkeletonRows } from '../rows/skeleton-rows.tsx';
import { Button } from '../rows/button.tsx';

/** A company of thousands is shown in pieces. */
const pieceSize = 50;

export default function TeamPage(): ReactElement {
  const pane = usePane();
  const { t, formats } = pane;
  const { colleagues, connection } = useLiveState();
  const view = useItem();
  const [filter, setFilter] = useState('');
  const team = useTeam();
  const [group, setGroup] = useState('');
  const [shown, setShown] = useState(pieceSize);
  if (colleagues === null) {
    if (connection === 'signedOut') return <EmptyLine>{t('welcome.text')}</EmptyLine>;
    if (connection === 'offline') return <EmptyLine>{t('problem.unreachable')}</EmptyLine>;
    return <SkeletonRows label={t('strip.loading')} rows={6} />;
  }
  if (colleagues.length === 0) return <EmptyLine>{t('team.empty')}</EmptyLine>;
  const members = team?.groups?.find(({ name }) => name === group)?.members;
  const found = colleagues
    .filter(({ id, name }) => matchesName(filter, name) && (members === undefined || members.includes(id)))
    .toSorted(byName);
  const { inItem, favourites, others } = teamParts(found, {
    addresses: view.kind === 'item' ? view.item.people.map(({ address }) => address) : [],
    favourites: team?.favourites ?? [],
  });
  const rows = (list: readonly Colleague[]): ReactElement[] =>
    list.map((colleague) => (
      <PersonRow key={colleague.id} colleague={colleague} target={colleagueTarget(colleague, pane)}>
        <Star colleague={colleague} isFavourite={team?.favourites.includes(colleague.id) === true} />
      </PersonRow>
    ));
  const isMeeting = view.kind === 'item' && view.item.kind === 'appointment';
  const rest = others.length - shown;
  return (
    <>
      <div className="filter">
        <input
          className="input"
          type="search"
          aria-label={t('team.filter')}
          placeholder={t('team.filter')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        {team?.groups?.length ? <GroupChoice groups={team.groups} chosen={group} onChoose={setGroup} /> : null}
      </div>
      {found.length === 0 ? <EmptyLine>{t('team.noneFound')}</EmptyLine> : null}
      {inItem.length > 0 ? (
        <Section title={t(isMeeting ? 'mail.peopleInMeeting' : 'mail.people')}>{rows(inItem)}</Section>
      ) : null}
      {favourites.length > 0 ? <Section title={t('team.favourites')}>{rows(favourites)}</Section> : null}
      {others.length > 0 ? <Section title={t('team.all')}>{rows(others.slice(0, shown))}</Section> : null}
      {rest > 0 ? (
        <Button className="tall" appearance="transparent" onClick={() => setShown(shown + pieceSize)}>
          {t('team.more', { number: formats.integer(Math.min(rest, pieceSize)) })}
        </Button>
      ) : null}
    </>
  );
}

function GroupChoice(props: {
  readonly groups: NonNullable<Team['groups']>;
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}): ReactElement {
  const { t } = usePane();
  return (
    <select
      className="input group-choice"
      aria-label={t('team.group')}
      value={props.chosen}
      onChange={(event) => props.onChoose(event.target.value)}
    >
      <option value="">{t('team.everybody')}</option>
      {props.groups.map(({ name }) => (
        <option key={name}>{name}</option>
      ))}
    </select>
  );
}

function Star(props: { readonly colleague: Colleague; readonly isFavourite: boolean }): ReactElement {
  const { colleague, isFavourite } = props;
  const { t } = usePane();
  return (
    <ActionButton
      action={favourite}
      target={colleague}
      label={t(isFavourite ? 'team.unstar' : 'team.star', { name: colleague.name })}
      show="icon"
      {...(isFavourite ? { icon: StarFilled } : {})}
    />
  );
}

function byName(one: Colleague, other: Colleague): number {
  return one.name.localeCompare(other.name);
}
