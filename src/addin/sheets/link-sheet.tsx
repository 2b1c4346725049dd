/** Links the person's account on the phone system: one password, with the reason why and the place where it is kept. */
import { Field, Input } from '@fluentui/react-components';
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react';
import type { ApiProblem } from '../../ui/api/api-problem.ts';
import { attempt, problemText } from '../actions/attempt.ts';
import type { Pane } from '../pane.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { SheetFrame } from './sheet-frame.tsx';
import { Button } from '../rows/button.tsx';

export function LinkSheet(): ReactElement {
  const pane = usePane();
  const { t, desk } = pane;
  const { me } = useLiveState();
  const [login, setLogin] = useState(me?.match?.login ?? '');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  // After the dialog, which puts the focus on the first button.
  useEffect(() => queueMicrotask(() => field.current?.focus()), []);
  const refuse = (text: string): void => {
    setFault(text);
    field.current?.focus();
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (password === '') return refuse(t('link.empty'));
    setBusy(true);
    setFault(null);
    const problem = await attempt(() => pane.api.link({ login: login.trim(), password }));
    setBusy(false);
    setPassword('');
    if (problem) return refuse(faultText(pane, problem, me?.match?.login ?? login));
    pane.live.change((state) => (state.me ? { ...state, me: { ...state.me, linked: true } } : state));
    desk.close();
    if (me?.denied?.includes('call.place') === true) desk.tell('problem', t('link.doneNoRight'));
    else desk.tell('done', t('link.done'));
  };
  return (
    <SheetFrame title={t('link.title')} onClose={desk.close}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <p className="small quiet">{t('link.why')}</p>
        <Field label={t('link.login')} hint={me?.match ? t('link.loginHint') : null}>
          <Input value={login} autoComplete="username" onChange={(_event, { value }) => setLogin(value)} />
        </Field>
        <Field
          label={t('link.password')}
          hint={t('link.where')}
          {...(fault === null ? {} : { validationState: 'error' as const, validationMessage: fault })}
        >
          <Input
            type="password"
            value={password}
            autoComplete="current-password"
            input={{ ref: field }}
            onChange={(_event, { value }) => setPassword(value)}
          />
        </Field>
        <Button className="tall" type="submit" appearance="primary" disabledFocusable={busy}>
          {t(busy ? 'link.busy' : 'link.submit')}
        </Button>
        <p className="small quiet">{t('link.external')}</p>
      </form>
    </SheetFrame>
  );
}

function faultText(pane: Pane, problem: ApiProblem, login: string): string {
  switch (problem.code) {
    case 'starface.wrong-credentials':
      return pane.t('link.wrong');
    case 'starface.other-account':
      return pane.t('link.other', { login });
    case 'starface.unavailable':
      return pane.t('link.down');
    // Everything that can be missing of a link is a right of the account.
    case 'capability.missing':
      return pane.t('reason.rightMissing');
    default:
      return problemText(pane, problem);
  }
}
