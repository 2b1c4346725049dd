/** The colleagues: those of the open mail first, then everybody, found by name. */

import { useState, type ReactElement } from 'react';
import type { Colleague } from '../../contract/api.ts';
import { colleagueTarget } from '../dialling/colleague-target.ts';
import { matchesName } from '../field/search.ts';
import { useItem } from '../item/item-context.tsx';
import { useLiveState, usePane } from '../pane-context.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';
import { PersonRow } from '../rows/person-row.tsx';
import { Section } from '../rows/section.tsx';
import { SkeletonRows } from '../rows/skeleton-rows.tsx';
import { Button } from '../rows/button.tsx';

/** A company of thousands is shown in pieces. */
const pieceSize = 50;

export default function TeamPage(): ReactElement {
  const { t, formats, numbers } = usePane();
  const { colleagues, connection } = useLiveState();
  const view = useItem();
  const [filter, setFilter] = useState('');
  const [shown, setShown] = useState(pieceSize);
  if (colleagues === null) {
    if (connection === 'signedOut') return <EmptyLine>{t('welcome.text')}</EmptyLine>;
    if (connection === 'offline') return <EmptyLine>{t('problem.unreachable')}</EmptyLine>;
    return <SkeletonRows label={t('strip.loading')} rows={6} />;
  }
  if (colleagues.length === 0) return <EmptyLine>{t('team.empty')}</EmptyLine>;
  const found = colleagues.filter((colleague) => matchesName(filter, colleague.name)).toSorted(byName);
  const onItem =
    view.kind === 'item' ? new Set(view.item.people.map(({ address }) => address.toLowerCase())) : new Set();
  const first = found.filter(({ upn }) => onItem.has(upn.toLowerCase()));
  const others = found.filter(({ upn }) => !onItem.has(upn.toLowerCase()));
  const rows = (list: readonly Colleague[]): ReactElement[] =>
    list.map((colleague) => (
      <PersonRow key={colleague.id} colleague={colleague} target={colleagueTarget(colleague, numbers)} />
    ));
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
      </div>
      {found.length === 0 ? <EmptyLine>{t('team.noneFound')}</EmptyLine> : null}
      {first.length > 0 ? <Section title={t('team.inMail')}>{rows(first)}</Section> : null}
      {others.length > 0 ? <Section title={t('team.all')}>{rows(others.slice(0, shown))}</Section> : null}
      {rest > 0 ? (
        <Button className="tall" appearance="transparent" onClick={() => setShown(shown + pieceSize)}>
          {t('team.more', { number: formats.integer(Math.min(rest, pieceSize)) })}
        </Button>
      ) : null}
    </>
  );
}

function byName(one: Colleague, other: Colleague): number {
  return one.name.localeCompare(other.name);
}
