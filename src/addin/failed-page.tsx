import { useState, type ReactElement } from 'react';
import { usePane } from './pane-context.tsx';
import { Button } from './rows/button.tsx';

/** A part that failed: the rest of the pane goes on, and there are ways out. */
export function FailedPage(props: {
  /** It did not even come. */
  readonly isMissing?: boolean;
  readonly again: () => void;
  /** For what lies over the pane: takes it away. */
  readonly onGiveUp?: (() => void) | undefined;
}): ReactElement {
  const { isMissing = false, onGiveUp } = props;
  const { t, reconnect, reload, isNewBuild } = usePane();
  const [busy, setBusy] = useState(false);
  const again = async (): Promise<void> => {
    setBusy(true);
    // What the bridge does not have any more can be asked for for ever.
    if (await isNewBuild()) return reload();
    setBusy(false);
    props.again();
  };
  return (
    <div className="failed" role="alert">
      <p>{t(isMissing ? 'error.missing' : 'error.title')}</p>
      <Button
        className="tall"
        appearance="primary"
        aria-busy={busy}
        disabledFocusable={busy}
        onClick={() => void again()}
      >
        {t('error.again')}
      </Button>
      <Button className="tall" onClick={reload}>
        {t('error.reload')}
      </Button>
      {onGiveUp ? (
        <Button className="tall" onClick={onGiveUp}>
          {t('me.close')}
        </Button>
      ) : null}
      {isMissing ? null : (
        <Button className="tall" onClick={reconnect}>
          {t('strip.signIn')}
        </Button>
      )}
    </div>
  );
}
