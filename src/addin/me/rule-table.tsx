/** The own table of mode `individual`: for each state of Teams what the telephone does. Locked rows show their lock. */
import { Select, Switch } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { useId, type ReactElement } from 'react';
import type { OwnSyncAnswer } from '../../contract/sync.ts';
import type { DndSetting } from '../../domain/settings.ts';
import { changeRules } from '../actions/change-rules.ts';
import { useMeText } from './me-text.ts';
import { usePerform } from './use-perform.ts';

const settings: readonly DndSetting[] = ['on', 'off', 'unchanged'];

type TableProps = { readonly sync: OwnSyncAnswer; readonly onDone: () => void };

export function RuleTable(props: TableProps): ReactElement {
  const { sync, onDone } = props;
  const m = useMeText();
  const { busy, perform } = usePerform(changeRules, onDone);
  return (
    <section aria-label={m('rules.title')}>
      <h3>{m('rules.title')}</h3>
      <p className="small quiet">{m('rules.hint')}</p>
      <ul className="list">
        {sync.table.map((entry) => (
          <RuleRow
            key={entry.row}
            entry={entry}
            busy={busy}
            onChoose={(dnd) => perform({ rows: { [entry.row]: dnd } })}
          />
        ))}
      </ul>
      <h3>{m('rules.reverse')}</h3>
      <Switch
        label={m(sync.reverse.locked ? 'rules.reverseLocked' : 'rules.reverseRow')}
        checked={sync.reverse.on}
        disabled={busy || sync.reverse.locked}
        onChange={(_event, { checked }) => perform({ rows: {}, reverse: checked })}
      />
    </section>
  );
}

function RuleRow(props: {
  readonly entry: OwnSyncAnswer['table'][number];
  readonly busy: boolean;
  readonly onChoose: (dnd: DndSetting) => void;
}): ReactElement {
  const { entry, busy, onChoose } = props;
  const m = useMeText();
  const id = useId();
  return (
    <li className="rule">
      <label htmlFor={id} className="texts">
        {m(`row.${entry.row}`)}
      </label>
      {entry.locked ? (
        <span className="locked small" title={m('rules.locked')}>
          <LockClosedRegular className="icon" aria-hidden="true" />
          {m(`dnd.${entry.dnd}`)}
          <span className="spoken">{m('rules.locked')}</span>
        </span>
      ) : (
        <Select
          id={id}
          value={entry.dnd}
          disabled={busy}
          aria-busy={busy}
          onChange={(_event, { value }) => {
            const chosen = settings.find((setting) => setting === value);
            if (chosen) onChoose(chosen);
          }}
        >
          {settings.map((setting) => (
            <option key={setting} value={setting}>
              {m(`dnd.${setting}`)}
            </option>
          ))}
        </Select>
      )}
    </li>
  );
}
