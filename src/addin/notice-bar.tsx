/** One short message at the foot of the pane: what was done, or why it was not. */

import { DismissRegular } from '@fluentui/react-icons/headless/svg/dismiss';
import { useEffect, type ReactElement } from 'react';
import { useDesk, usePane } from './pane-context.tsx';
import { Button } from './rows/button.tsx';

/** Successes go by themselves; what went wrong and what the person is told stays until it is read. */
const shownMs = 6_000;

/** @param props.covered a sheet lies over it and shows the message itself: behind it nobody would see or hear it */
export function NoticeBar(props: { readonly covered?: boolean }): ReactElement {
  const { desk, t } = usePane();
  const { notice } = useDesk();
  useEffect(() => {
    if (notice?.tone !== 'done') return;
    const timer = setTimeout(desk.dismiss, shownMs);
    return () => clearTimeout(timer);
  }, [notice, desk]);
  return (
    // The live region stays in the page; screen readers tell only what changes in it.
    <div role="status">
      {notice && props.covered !== true ? (
        <div className={notice.tone === 'problem' ? 'notice problem' : 'notice'}>
          <span className="texts small">{notice.text}</span>
          <Button
            className="tall"
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
