/** Past calls: the list of the phone system where it gives it out, else what was called from here. */
import { FilterRegular } from '@fluentui/react-icons/headless/svg/filter';
import { useState, type ReactElement } from 'react';
import { link } from '../actions/link.ts';
import { redial } from '../actions/redial.ts';
import { CallList } from '../calls/call-list.tsx';
import { DialledHere } from '../calls/dialled-here.tsx';
import { Voicemails } from '../calls/voicemails.tsx';
import type { Me } from '../../contract/api.ts';
import { useDesk, useLiveState, usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { Button } from '../rows/button.tsx';
import { ChoiceBar } from '../rows/choice-bar.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';

type Filter = 'missed' | 'all' | 'voicemail';

export default function CallsPage(): ReactElement {
  const pane = usePane();
  const { t, numbers } = pane;
  const { me } = useLiveState();
  const { dialled } = useDesk();
  const [filter, setFilter] = useState<Filter>('all');
  /** Null: the field is not open. */
  const [text, setText] = useState<string | null>(null);
  const last = dialled[0]?.target;
  const again = last ? (
    <ActionButton
      action={redial}
      target={undefined}
      label={t('action.redialTo', { who: last.name ?? numbers.format(last.number) })}
      wide
    />
  ) : null;
  const offers = (name: 'callList' | 'voicemail'): boolean => me?.capabilities.includes(name) === true;
  if (!offers('callList')) {
    return (
      <>
        {again}
        <DialledHere />
        {me ? <EmptyLine>{t(noListText(me))}</EmptyLine> : null}
        {link.isAvailable(pane).ok ? <ActionButton action={link} target={undefined} wide /> : null}
      </>
    );
  }
  const choices = [
    { name: 'missed', label: t('past.filter.missed') },
    { name: 'all', label: t('past.filter.all') },
    ...(offers('voicemail') ? [{ name: 'voicemail', label: t('past.filter.voicemail') } as const] : []),
  ] as const;
  return (
    <>
      <div className="filter-line">
        <ChoiceBar label={t('past.filter')} choices={choices} chosen={filter} onChoose={setFilter} />
        {filter === 'voicemail' ? null : (
          <Button
            className="tall"
            appearance="subtle"
            icon={<FilterRegular />}
            aria-label={t('past.find')}
            title={t('past.find')}
            aria-expanded={text !== null}
            onClick={() => setText(text === null ? '' : null)}
          />
        )}
      </div>
      {text === null || filter === 'voicemail' ? null : (
        <div className="filter">
          <input
            className="input"
            type="search"
            autoFocus
            aria-label={t('past.find')}
            placeholder={t('past.find')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => (event.key === 'Escape' ? setText(null) : undefined)}
          />
        </div>
      )}
      {filter === 'voicemail' ? null : again}
      {filter === 'voicemail' ? (
        <Voicemails />
      ) : (
        <CallList key={filter} missed={filter === 'missed'} text={text ?? ''} />
      )}
    </>
  );
}

function noListText(me: Me): 'calls.noAccount' | 'calls.linkForList' | 'calls.noList' {
  if (me.match === null) return 'calls.noAccount';
  return me.linked ? 'calls.noList' : 'calls.linkForList';
}
