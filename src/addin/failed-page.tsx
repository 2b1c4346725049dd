import type { ReactElement } from 'react';
import { usePane } from './pane-context.tsx';
import { Button } from './rows/button.tsx';

/** A page that failed: the rest of the pane goes on, and there are three ways out. */
export function FailedPage(props: { readonly again: () => void }): ReactElement {
  const { t, reconnect } = usePane();
  return (
    <div className="failed" role="alert">
      <p>{t('error.title')}</p>
      <Button className="tall" appearance="primary" onClick={props.again}>
        {t('error.again')}
      </Button>
      <Button className="tall" onClick={() => window.location.reload()}>
        {t('error.reload')}
      </Button>
      <Button className="tall" onClick={reconnect}>
        {t('strip.signIn')}
      </Button>
    </div>
  );
}
