/** The first page behind the strip: silent or reachable, why, and a row for each page with more. */
import type { ReactElement } from 'react';
import { product } from '../../domain/product.ts';
import { link } from '../actions/link.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { Button } from '../rows/button.tsx';
import { MeLinks } from './me-links.tsx';
import { useMeText } from './me-text.ts';
import { SilentChoice } from './silent-choice.tsx';

/** For a second screen: in a tab of its own the pane is as wide as the window, and stays while Outlook is closed. */
function OpenTab(): ReactElement | null {
  const { host } = usePane();
  const m = useMeText();
  const { openTab } = host;
  if (openTab === null) return null;
  const open = (): void => openTab(new URL('index.html', window.location.href).href);
  return (
    <Button className="tall wide" appearance="subtle" onClick={open}>
      {m('me.openTab')}
    </Button>
  );
}

export function MeHome(): ReactElement {
  const { t, version } = usePane();
  const { me } = useLiveState();
  return (
    <>
      {me === null ? <p>{t('reason.loading')}</p> : null}
      {me?.match ? <SilentChoice me={me} /> : null}
      {me?.match === null ? <p>{t('me.account.none')}</p> : null}
      {me?.match && !me.linked ? (
        <>
          <p>{t('me.account.notLinked')}</p>
          <ActionButton action={link} target={undefined} appearance="primary" wide />
        </>
      ) : null}
      {me ? <MeLinks me={me} /> : null}
      <OpenTab />
      <p className="foot small quiet">{t('me.about', { product: product.displayName, version })}</p>
    </>
  );
}
