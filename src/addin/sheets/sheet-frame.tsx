/** A page of its own over the pane, with a title and a way back. The strip's tab stops are out of reach meanwhile. */
import { Button, Dialog, DialogSurface, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useId, type ReactElement, type ReactNode } from 'react';
import { usePane } from '../pane-context.tsx';

const useStyles = makeStyles({
  surface: {
    position: 'fixed',
    inset: 'auto 0 0 0',
    width: '100%',
    maxWidth: '560px',
    maxHeight: '100%',
    margin: '0 auto',
    padding: 0,
    border: 'none',
    borderRadius: `${tokens.borderRadiusXLarge} ${tokens.borderRadiusXLarge} 0 0`,
    display: 'flex',
    flexDirection: 'column',
    boxSizing: 'border-box',
  },
  head: { display: 'flex', alignItems: 'center', minHeight: '48px', padding: '0 4px 0 16px', flexShrink: 0 },
  title: { margin: 0, flexGrow: 1, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  close: { minWidth: '44px', minHeight: '44px' },
  body: { overflowY: 'auto', padding: '0 16px 16px' },
});

export function SheetFrame(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { t } = usePane();
  const styles = useStyles();
  const id = useId();
  return (
    <Dialog open onOpenChange={(_event, { open }) => (open ? undefined : props.onClose())}>
      <DialogSurface className={styles.surface} aria-labelledby={id}>
        <div className={styles.head}>
          <h2 id={id} className={styles.title}>
            {props.title}
          </h2>
          <Button
            className={styles.close}
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={t('me.close')}
            onClick={props.onClose}
          />
        </div>
        <div className={styles.body}>{props.children}</div>
      </DialogSurface>
    </Dialog>
  );
}
