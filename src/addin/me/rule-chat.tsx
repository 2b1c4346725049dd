import { Field, Input, Select } from '@fluentui/react-components';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { OwnSyncAnswer } from '../../contract/sync.ts';
import type { RowChat } from '../../domain/individual.ts';
import { chatStates } from '../../domain/telephone.ts';
import { usePane } from '../pane-context.tsx';
import { useMeText } from './me-text.ts';
import { Button } from '../rows/button.tsx';
import { intoSight } from '../rows/into-sight.ts';

/** As long as the bridge takes. */
const longestText = 200;

/** What the chat shows in a state of Teams: a state, a text, both, or nothing of it changes. */
export function RuleChat(props: {
  readonly chat: OwnSyncAnswer['table'][number]['chat'];
  readonly busy: boolean;
  readonly onSave: (chat: RowChat | null) => void;
}): ReactElement {
  const { t } = usePane();
  const m = useMeText();
  const [state, setState] = useState(props.chat?.state ?? null);
  const [text, setText] = useState(props.chat?.text ?? '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const chosen = { state, text: text.trim() };
    props.onSave(state === null && chosen.text === '' ? null : chosen);
  };
  return (
    <form className="form inset" ref={intoSight} onSubmit={submit}>
      <Field label={m('rules.chatState')}>
        <Select
          value={state ?? ''}
          onChange={(_event, { value }) => setState(chatStates.find((one) => one === value) ?? null)}
        >
          <option value="">{m('dnd.unchanged')}</option>
          {chatStates.map((one) => (
            <option key={one} value={one}>
              {m(`chat.state.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={m('chat.text')}>
        <Input value={text} maxLength={longestText} onChange={(_event, { value }) => setText(value)} />
      </Field>
      <Button className="tall" type="submit" appearance="primary" disabledFocusable={props.busy}>
        {t('action.save')}
      </Button>
    </form>
  );
}
