/** What can be done with a number where the bridge can't call it: link first, the app on this device, or copy. */
import type { ReactElement } from 'react';
import { copyNumber } from '../actions/copy-number.ts';
import { link } from '../actions/link.ts';
import { openInDeviceApp } from '../actions/open-in-device-app.ts';
import type { DialTarget } from '../desk.ts';
import type { TextKey } from '../locales/texts.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { SheetFrame } from './sheet-frame.tsx';

export function AlternativesSheet(props: { readonly target: DialTarget; readonly reason: TextKey }): ReactElement {
  const { target } = props;
  const pane = usePane();
  useLiveState();
  const { t, numbers, desk } = pane;
  const shown = numbers.format(target.number);
  return (
    <SheetFrame title={t('alternatives.title', { who: target.name ?? shown })} onClose={desk.close}>
      <p className="strong">{shown}</p>
      <p className="quiet">{t(props.reason)}</p>
      {link.isAvailable(pane).ok ? (
        <ActionButton action={link} target={undefined} label={t('alternatives.link')} appearance="primary" wide />
      ) : null}
      <ActionButton action={openInDeviceApp} target={target} wide onDone={desk.close} />
      <ActionButton action={copyNumber} target={target} wide onDone={desk.close} />
    </SheetFrame>
  );
}
