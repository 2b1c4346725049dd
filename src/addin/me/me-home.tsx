/** The first page behind the strip: silent or reachable, why, and a row for each page with more. */
import type { ReactElement } from 'react';
import { product } from '../../domain/product.ts';
import { link } from '../actions/link.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { MeLinks } from './me-links.tsx';
import { SilentChoice } from './silent-choice.tsx';

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
      <p className="foot small quiet">{t('me.about', { product: product.displayName, version })}</p>
    </>
  );
}
