/** One short message at the foot of the pane: what was done, or why it was not. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, type ReactElement } from 'react';
import { useDesk, usePane } from './pane-context.tsx';

/** Successes go by themselves; what went wrong stays until it is read. */
const shownMs = 6_000;

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexShrink: 0,
    minHeight: '44px',
    paddingLeft: '12px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `2px solid ${tokens.colorBrandStroke1}`,
  },
  problem: { borderTopColor: tokens.colorStatusDangerBorder2 },
  text: { flexGrow: 1, minWidth: 0, paddingTop: '6px', paddingBottom: '6px', overflowWrap: 'anywhere' },
  close: { minWidth: '44px', minHeight: '44px' },
});

export function NoticeBar(): ReactElement {
  const { desk, t } = usePane();
  const { notice } = useDesk();
  const styles = useStyles();
  useEffect(() => {
    if (notice?.tone !== 'done') return;
    const timer = setTimeout(desk.dismiss, shownMs);
    return () => clearTimeout(timer);
  }, [notice, desk]);
  return (
    // The live region stays in the page; screen readers tell only what changes in it.
    <div role="status">
      {notice ? (
        <div className={mergeClasses(styles.bar, notice.tone === 'problem' && styles.problem)}>
          <span className={styles.text}>{notice.text}</span>
          <Button
            className={styles.close}
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={t('notice.dismiss')}
            onClick={desk.dismiss}
          />
        </div>
      ) : null}
    </div>
  );
}
