import { Caption1, Input, mergeClasses, Select, Switch, Text } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { TableRow } from '../../domain/individual.ts';
import type { PresenceRow } from '../../domain/presence.ts';
import { chatStates } from '../../domain/telephone.ts';
import { useConsole } from '../console-context.ts';
import { keyOf } from '../locales/texts.ts';
import { useGrid } from './grid.ts';

const settings = ['on', 'off', 'unchanged'] as const;
const longestText = 200;

export function RowHeads(): ReactElement {
  const { text } = useConsole();
  const grid = useGrid();
  return (
    <div className={mergeClasses(grid.row, grid.heads)} aria-hidden>
      {(['row', 'dnd', 'chat', 'text', 'lock'] as const).map((head) => (
        <Caption1 key={head} className={grid.quiet}>
          {text(`individual.${head}`)}
        </Caption1>
      ))}
    </div>
  );
}

export function RowEditor(props: {
  readonly row: PresenceRow;
  readonly value: TableRow;
  /** Whom Teams shows so now. */
  readonly people: number;
  readonly readOnly: boolean;
  readonly change: (value: TableRow) => void;
}): ReactElement {
  const { text } = useConsole();
  const grid = useGrid();
  const { row, value, people, readOnly, change } = props;
  const name = text(`row.${row}`);
  const alias = keyOf('alias', row, 'page.title');
  const label = (part: 'dnd' | 'chat' | 'text' | 'lock'): string => `${name}: ${text(`individual.${part}`)}`;
  const { chat } = value;

  const setChat = (chosen: string): void => {
    const { chat: before, ...rest } = value;
    if (chosen === 'unchanged') change(rest);
    else
      change({ ...rest, chat: { state: chatStates.find((one) => one === chosen) ?? null, text: before?.text ?? '' } });
  };
  return (
    <div className={grid.row} role="group" aria-label={name}>
      <div className={mergeClasses(grid.cell, grid.name)}>
        <Text weight="semibold">{name}</Text>
        <Caption1 className={grid.quiet}>
          {[
            ...(alias === 'page.title' ? [] : [text(alias)]),
            ...(people > 0 ? [text('individual.now', { count: people })] : []),
          ].join(' · ')}
        </Caption1>
      </div>
      <div className={grid.cell}>
        <Caption1 className={grid.label}>{text('individual.dnd')}</Caption1>
        <Select
          aria-label={label('dnd')}
          disabled={readOnly}
          value={value.dnd}
          onChange={(_event, data) =>
            change({ ...value, dnd: settings.find((one) => one === data.value) ?? value.dnd })
          }
        >
          {settings.map((one) => (
            <option key={one} value={one}>
              {text(`setting.${one}`)}
            </option>
          ))}
        </Select>
        <Caption1 className={grid.quiet}>{text(`individual.callers.${value.dnd}`)}</Caption1>
      </div>
      <div className={grid.cell}>
        <Caption1 className={grid.label}>{text('individual.chat')}</Caption1>
        <Select
          aria-label={label('chat')}
          disabled={readOnly}
          value={chat === undefined ? 'unchanged' : (chat.state ?? 'textOnly')}
          onChange={(_event, data) => setChat(data.value)}
        >
          <option value="unchanged">{text('setting.unchanged')}</option>
          <option value="textOnly">{text('chat.textOnly')}</option>
          {chatStates.map((one) => (
            <option key={one} value={one}>
              {text(`chat.${one}`)}
            </option>
          ))}
        </Select>
      </div>
      <div className={grid.cell}>
        <Caption1 className={grid.label}>{text('individual.text')}</Caption1>
        <Input
          aria-label={label('text')}
          disabled={readOnly || chat === undefined}
          value={chat?.text ?? ''}
          maxLength={longestText}
          onChange={(_event, data) => chat !== undefined && change({ ...value, chat: { ...chat, text: data.value } })}
        />
      </div>
      <Lock name={name} on={value.locked} readOnly={readOnly} change={(locked) => change({ ...value, locked })} />
    </div>
  );
}

export function Lock(props: {
  readonly name: string;
  readonly on: boolean;
  readonly readOnly: boolean;
  readonly change: (on: boolean) => void;
}): ReactElement {
  const { text } = useConsole();
  return (
    <Switch
      aria-label={`${props.name}: ${text('individual.lock')}`}
      label={text(props.on ? 'individual.locked' : 'individual.free')}
      checked={props.on}
      disabled={props.readOnly}
      onChange={(_event, { checked }) => props.change(checked)}
    />
  );
}
