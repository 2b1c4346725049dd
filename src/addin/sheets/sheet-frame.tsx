/** A page of its own over the pane, with a title and a way back. The strip's tab stops are out of reach meanwhile. */
import { Dialog, DialogSurface } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/headless/svg/arrow-left';
import { DismissRegular } from '@fluentui/react-icons/headless/svg/dismiss';
import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react';
import { NoticeBar } from '../notice-bar.tsx';
import { usePane } from '../pane-context.tsx';
import { useReturnFocus } from './use-return-focus.ts';
import { Button } from '../rows/button.tsx';

export function SheetFrame(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** A sheet of several pages names the one that shows; a new one begins at its title. */
  readonly place?: string;
  readonly back?: { readonly label: string; readonly onBack: () => void };
}): ReactElement {
  const { back, place } = props;
  const { t } = usePane();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(place);
  useReturnFocus();
  useEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    heading.current?.focus();
  }, [place]);
  // A button that goes once it is pressed takes the focus with it: then Escape and Tab would reach nothing here.
  useEffect(() => {
    const surface = heading.current?.parentElement?.parentElement;
    const watch = new MutationObserver(() => {
      if (document.activeElement === document.body) heading.current?.focus();
    });
    if (surface) watch.observe(surface, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, []);
  return (
    <Dialog open onOpenChange={(_event, { open }) => (open ? undefined : props.onClose())}>
      <DialogSurface className={place === undefined ? 'sheet' : 'sheet whole'} aria-labelledby={id}>
        <div className={back ? 'sheet-head inner' : 'sheet-head'}>
          {back ? (
            <Button
              className="tall"
              appearance="subtle"
              icon={<ArrowLeftRegular />}
              aria-label={back.label}
              onClick={back.onBack}
            />
          ) : null}
          <h2 id={id} ref={heading} tabIndex={-1} className="strong line">
            {props.title}
          </h2>
          <Button
            className="tall"
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={t('me.close')}
            onClick={props.onClose}
          />
        </div>
        <div className="sheet-body" key={place}>
          {props.children}
        </div>
        <NoticeBar />
      </DialogSurface>
    </Dialog>
  );
}
