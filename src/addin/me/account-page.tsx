/** The linked account, and the way to unlink it. Unlinking asks once more: the password would have to be typed again. */

import { useState, type ReactElement } from 'react';
import { link } from '../actions/link.ts';
import { unlink } from '../actions/unlink.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { Button } from '../rows/button.tsx';

export default function AccountPage(): ReactElement {
  const { t } = usePane();
  const { me } = useLiveState();
  const [asked, setAsked] = useState(false);
  if (!me?.match) return <p>{t('me.account.none')}</p>;
  if (!me.linked) {
    return (
      <>
        <p>{t('me.account.notLinked')}</p>
        <ActionButton action={link} target={undefined} appearance="primary" wide />
      </>
    );
  }
  return (
    <>
      <p>{t('me.account.linked', { login: me.match.login })}</p>
      <p className="small quiet">{t('link.where')}</p>
      {asked ? (
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
      ) : (
        <Button className="tall" onClick={() => setAsked(true)}>
          {t('action.unlink')}
        </Button>
      )}
    </>
  );
}
