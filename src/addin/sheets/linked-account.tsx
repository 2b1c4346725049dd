import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { unlink } from '../actions/unlink.ts';
import { usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';

/** Unlinking asks once more: the password would have to be typed again. */
export function LinkedAccount(props: { readonly login: string }): ReactElement {
  const { t } = usePane();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <>
        <p>{t('me.account.linked', { login: props.login })}</p>
        <Button className="tall" onClick={() => setAsked(true)}>
          {t('action.unlink')}
        </Button>
      </>
    );
  }
  return (
    <div role="group" aria-label={t('unlink.title')}>
      <p className="strong">{t('unlink.title')}</p>
      <p>{t('me.unlinkHint')}</p>
      <div className="choices">
        <ActionButton action={unlink} target={undefined} appearance="primary" show="label" />
        <Button className="tall" onClick={() => setAsked(false)}>
          {t('action.cancel')}
        </Button>
      </div>
    </div>
  );
}
