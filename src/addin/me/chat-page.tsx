/** The text beside the own chat status at the phone system. */
import { Field, Textarea } from '@fluentui/react-components';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { ChatStatusAnswer } from '../../contract/telephone.ts';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { setChatText } from '../actions/set-chat-text.ts';
import { usePane } from '../pane-context.tsx';
import { Answered } from './answered.tsx';
import { useMeText } from './me-text.ts';
import { usePerform } from './use-perform.ts';
import { Button } from '../rows/button.tsx';

/** As long as the bridge takes. */
const longestText = 200;

export default function ChatPage(): ReactElement {
  const { telephone } = usePane();
  const answer = useAnswer(telephone.chatStatus, 'chat');
  return (
    <Answered answer={answer}>
      {(status) => <ChatForm key={status.text} status={status} onDone={answer.again} />}
    </Answered>
  );
}

function ChatForm(props: { readonly status: ChatStatusAnswer; readonly onDone: () => void }): ReactElement {
  const { status } = props;
  const { t } = usePane();
  const m = useMeText();
  const { busy, perform } = usePerform(setChatText, props.onDone);
  const [text, setText] = useState(status.text);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text !== status.text) perform(text.trim());
  };
  return (
    <form className="form" onSubmit={submit}>
      <p>
        {m('chat.now')} <span className="strong">{m(`chat.state.${status.state ?? 'unknown'}`)}</span>
      </p>
      <p className="small quiet">{m('chat.hint')}</p>
      <Field label={m('chat.text')} hint={m('chat.length', { count: longestText - text.length })}>
        <Textarea value={text} rows={3} maxLength={longestText} onChange={(_event, { value }) => setText(value)} />
      </Field>
      <div className="choices">
        <Button className="tall" type="submit" appearance="primary" disabledFocusable={busy || text === status.text}>
          {t('action.save')}
        </Button>
        <Button className="tall" disabledFocusable={busy || status.text === ''} onClick={() => perform('')}>
          {m('chat.clear')}
        </Button>
      </div>
    </form>
  );
}
