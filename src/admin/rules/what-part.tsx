import { Caption1, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { RuleWhat } from '../../domain/central/rule.ts';
import { useConsole } from '../console-context.ts';
import { ChatPart } from './chat-part.tsx';
import { Part } from './part.tsx';
import { RedirectionPart } from './redirection-part.tsx';
import { withPart } from './with-part.ts';

const dnds = ['on', 'off', 'unchanged'] as const;

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function WhatPart(props: { readonly what: RuleWhat; readonly change: (what: RuleWhat) => void }): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const { what, change } = props;
  return (
    <Part title={text('rules.what')} about={text('what.about')}>
      <div className={styles.pair}>
        <Field label={text('what.dnd')}>
          <Select
            value={what.dnd ?? 'giveBack'}
            onChange={(_event, { value }) =>
              change(
                withPart(
                  what,
                  'dnd',
                  dnds.find((one) => one === value),
                ),
              )
            }
          >
            <option value="giveBack">{text('setting.giveBack')}</option>
            {dnds.map((one) => (
              <option key={one} value={one}>
                {text(`setting.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={text('what.session')}>
          <Select
            value={what.session ?? 'none'}
            onChange={(_event, { value }) => change(withPart(what, 'session', value === 'call' ? 'call' : undefined))}
          >
            <option value="none">{text('what.session.none')}</option>
            <option value="call">{text('what.session.call')}</option>
          </Select>
        </Field>
      </div>
      {what.dnd === 'on' && <Caption1 className={styles.quiet}>{text('individual.callers')}</Caption1>}
      <ChatPart chat={what.chat} change={(chat) => change(withPart(what, 'chat', chat))} />
      <RedirectionPart
        redirection={what.redirection}
        change={(redirection) => change(withPart(what, 'redirection', redirection))}
      />
    </Part>
  );
}
