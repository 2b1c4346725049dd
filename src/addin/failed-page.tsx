import { Button, makeStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { usePane } from './pane-context.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: '8px', padding: '12px' },
  text: { margin: 0 },
  button: { minHeight: '44px' },
});

/** A page that failed: the rest of the pane goes on, and there are three ways out. */
export function FailedPage(props: { readonly again: () => void }): ReactElement {
  const { t, reconnect } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.page} role="alert">
      <p className={styles.text}>{t('error.title')}</p>
      <Button className={styles.button} appearance="primary" onClick={props.again}>
        {t('error.again')}
      </Button>
      <Button className={styles.button} onClick={() => window.location.reload()}>
        {t('error.reload')}
      </Button>
      <Button className={styles.button} onClick={reconnect}>
        {t('strip.signIn')}
      </Button>
    </div>
  );
}
