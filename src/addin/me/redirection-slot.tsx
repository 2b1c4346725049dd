/** One slot: on or off, and where to. Slots belong to the phone system; they can be switched and retargeted, not made. */
import { Field, Input, Switch } from '@fluentui/react-components';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { RedirectionTarget } from '../../domain/telephone.ts';
import { redirect } from '../actions/redirect.ts';
import type { Redirections } from '../callers/redirections-store.ts';
import { refusalText } from '../dialling/refusals.ts';
import { warningsFor } from '../dialling/warnings.ts';
import { usePane } from '../pane-context.tsx';
import { useMeText } from './me-text.ts';
import { usePerform } from './use-perform.ts';
import { Button } from '../rows/button.tsx';

export function RedirectionSlot(props: {
  readonly slot: Redirections[number];
  /** A number as people read it. */
  readonly shown: (number: string) => string;
  /** A mailbox of the person that is known from any slot; null where none is. */
  readonly mailbox: RedirectionTarget | null;
  readonly onDone: () => void;
}): ReactElement {
  const { slot, shown, mailbox, onDone } = props;
  const { t } = usePane();
  const m = useMeText();
  const { busy, perform } = usePerform(redirect, onDone);
  const [isEditing, setEditing] = useState(false);
  const change = (enabled: boolean, target?: RedirectionTarget): void => {
    setEditing(false);
    perform({ id: slot.id, change: { enabled, ...(target === undefined ? {} : { target }) } });
  };
  const title = m(`trigger.${slot.trigger}`);
  const where =
    slot.target === null
      ? m('forwarding.noTarget')
      : slot.target.kind === 'mailbox'
        ? t('callers.mailbox')
        : shown(slot.target.number);
  const ofNumber = slot.number === null ? null : m('forwarding.ofNumber', { number: shown(slot.number) });
  return (
    <section className="slot" aria-label={[title, ofNumber].filter(Boolean).join(', ')}>
      <Switch
        label={title}
        checked={slot.enabled}
        disabled={busy}
        onChange={(_event, { checked }) => (checked && slot.target === null ? setEditing(true) : change(checked))}
      />
      {isEditing ? (
        <TargetForm
          first={slot.target?.kind === 'number' ? slot.target.number : ''}
          mailbox={mailbox}
          onSave={(target) => change(true, target)}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <div className="slot-line">
          <span className="line">{m('forwarding.to', { target: where })}</span>
          <Button className="tall" appearance="subtle" disabledFocusable={busy} onClick={() => setEditing(true)}>
            {m('forwarding.change')}
          </Button>
        </div>
      )}
    </section>
  );
}

function TargetForm(props: {
  readonly first: string;
  readonly mailbox: RedirectionTarget | null;
  readonly onSave: (target: RedirectionTarget) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const { mailbox } = props;
  const { t, numbers } = usePane();
  const m = useMeText();
  const [text, setText] = useState(props.first);
  const [fault, setFault] = useState<string | null>(null);
  const number = text.trim() === '' ? null : numbers.normalise(text);
  const hint = number?.ok
    ? [
        m('forwarding.will', { number: numbers.format(number) }),
        ...(number.policy === 'confirm' ? warningsFor(number).map((key) => t(key)) : []),
      ]
    : [];
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (number === null) return setFault(t('refused.empty'));
    if (!number.ok) return setFault(t(refusalText(number.reason)));
    if (number.policy === 'block') return setFault(t('refused.blocked', { number: numbers.format(number) }));
    props.onSave({ kind: 'number', number: number.dial });
  };
  return (
    <form className="form" onSubmit={save}>
      <Field
        label={m('forwarding.number')}
        hint={hint.join(' ')}
        {...(fault === null ? {} : { validationState: 'error' as const, validationMessage: fault })}
      >
        <Input
          value={text}
          inputMode="tel"
          autoComplete="off"
          autoFocus
          onChange={(_event, { value }) => {
            setText(value);
            setFault(null);
          }}
        />
      </Field>
      <div className="choices">
        <Button className="tall" type="submit" appearance="primary">
          {t('action.save')}
        </Button>
        {mailbox === null ? null : (
          <Button className="tall" onClick={() => props.onSave(mailbox)}>
            {m('forwarding.toMailbox')}
          </Button>
        )}
        <Button className="tall" onClick={props.onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
