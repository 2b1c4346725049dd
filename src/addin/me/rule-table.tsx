/** The own table of mode `individual`: for each state of Teams what the telephone does. Locked rows show their lock. */
import { Switch } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { OwnSyncAnswer } from '../../contract/sync.ts';
import { changeRules } from '../actions/change-rules.ts';
import { useMeText } from './me-text.ts';
import { RuleRow } from './rule-row.tsx';
import { usePerform } from './use-perform.ts';

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
            onChat={(chat) => perform({ rows: {}, chat: { [entry.row]: chat } })}
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
