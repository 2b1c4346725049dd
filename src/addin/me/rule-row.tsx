/** One state of Teams: what the telephone does then, and what the chat shows. */
import { Select } from '@fluentui/react-components';
import { ChatRegular } from '@fluentui/react-icons/headless/svg/chat';
import { LockClosedRegular } from '@fluentui/react-icons/headless/svg/lock-closed';
import { useId, useState, type ReactElement } from 'react';
import type { OwnSyncAnswer } from '../../contract/sync.ts';
import type { RowChat } from '../../domain/individual.ts';
import type { DndSetting } from '../../domain/wish-words.ts';
import { useMeText, type MeText } from './me-text.ts';
import { RuleChat } from './rule-chat.tsx';
import { Button } from '../rows/button.tsx';

const settings: readonly DndSetting[] = ['on', 'off', 'unchanged'];

type Entry = OwnSyncAnswer['table'][number];

export function RuleRow(props: {
  readonly entry: Entry;
  readonly busy: boolean;
  readonly onChoose: (dnd: DndSetting) => void;
  readonly onChat: (chat: RowChat | null) => void;
}): ReactElement {
  const { entry, busy, onChoose, onChat } = props;
  const m = useMeText();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const name = m(`row.${entry.row}`);
  const chat = chatText(entry.chat, m);
  if (entry.locked) {
    return (
      <li className="rule" title={m('rules.locked')}>
        <span className="texts">
          <span className="line">{name}</span>
          {entry.chat ? <span className="line small quiet">{chat}</span> : null}
        </span>
        <span className="locked">
          <LockClosedRegular className="icon" aria-hidden="true" />
          {m(`dnd.${entry.dnd}`)}
          <span className="spoken">{m('rules.locked')}</span>
        </span>
      </li>
    );
  }
  return (
    <li>
      <div className="rule">
        <label htmlFor={id} className="texts">
          {name}
        </label>
        <Select
          id={id}
          value={entry.dnd}
          disabled={busy}
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
        <Button
          className="tall"
          appearance="subtle"
          icon={<ChatRegular />}
          title={chat}
          aria-label={m('rules.chatOf', { state: name, chat })}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
      </div>
      {isOpen ? (
        <RuleChat
          chat={entry.chat}
          busy={busy}
          onSave={(next) => {
            setOpen(false);
            onChat(next);
          }}
        />
      ) : entry.chat ? (
        <p className="small quiet">{chat}</p>
      ) : null}
    </li>
  );
}

function chatText(chat: Entry['chat'], m: MeText): string {
  if (chat === null) return m('rules.chatUnchanged');
  const state = chat.state === null ? m('dnd.unchanged') : m(`chat.state.${chat.state}`);
  return m('rules.chat', {
    chat: [state, chat.text === '' ? null : m('rules.chatText', { text: chat.text })].filter(Boolean).join(', '),
  });
}
