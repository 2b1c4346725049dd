/** The own chat status at the phone system: the text, and the state where it can be set. */
import { Field, Select, Textarea } from '@fluentui/react-components';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { ChatStatusAnswer } from '../../contract/telephone.ts';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { chatStates, type ChatState } from '../../domain/telephone.ts';
import { setChatStatus } from '../actions/set-chat-status.ts';
import { usePane } from '../pane-context.tsx';
import { Answered } from './answered.tsx';
import { useMeText } from './me-text.ts';
import { usePerform } from './use-perform.ts';
import { Button } from '../rows/button.tsx';

/** As long as the bridge takes. */
const longestText = 200;

/** Nobody sets himself as signed out. */
const settable = chatStates.filter((one) => one !== 'unavailable');

export default function ChatPage(): ReactElement {
  const { telephone } = usePane();
  const answer = useAnswer(telephone.chatStatus, 'chat');
  return (
    <Answered answer={answer}>
      {(status) => <ChatForm key={`${status.state} ${status.text}`} status={status} onDone={answer.again} />}
    </Answered>
  );
}

function ChatForm(props: { readonly status: ChatStatusAnswer; readonly onDone: () => void }): ReactElement {
  const { status } = props;
  const { t } = usePane();
  const m = useMeText();
  const { busy, perform } = usePerform(setChatStatus, props.onDone);
  const [text, setText] = useState(status.text);
  const [state, setState] = useState<ChatState | null>(status.state);
  const unchanged = text === status.text && state === status.state;
  const save = (newText: string): void => {
    perform(status.setsState && state !== null ? { text: newText, state } : { text: newText });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!unchanged) save(text.trim());
  };
  return (
    <form className="form" onSubmit={submit}>
      {status.setsState ? (
        <Field label={m('rules.chatState')}>
          <Select
            value={state ?? ''}
            onChange={(_event, { value }) => setState(settable.find((one) => one === value) ?? status.state)}
          >
            {(state === null || state === 'unavailable') && (
              <option value={state ?? ''}>{m(`chat.state.${state ?? 'unknown'}`)}</option>
            )}
            {settable.map((one) => (
              <option key={one} value={one}>
                {m(`chat.state.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <>
          <p>
            {m('chat.now')} <span className="strong">{m(`chat.state.${status.state ?? 'unknown'}`)}</span>
          </p>
          <p className="small quiet">{m('chat.hint')}</p>
        </>
      )}
      <Field label={m('chat.text')} hint={m('chat.length', { count: longestText - text.length })}>
        <Textarea value={text} rows={3} maxLength={longestText} onChange={(_event, { value }) => setText(value)} />
      </Field>
      <div className="choices">
        <Button className="tall" type="submit" appearance="primary" disabledFocusable={busy || unchanged}>
          {t('action.save')}
        </Button>
        <Button className="tall" disabledFocusable={busy || status.text === ''} onClick={() => save('')}>
          {m('chat.clear')}
        </Button>
      </div>
    </form>
  );
}
