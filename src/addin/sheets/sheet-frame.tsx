/** A page of its own over the pane, with a title and a way back. The strip's tab stops are out of reach meanwhile. */
import { Button, Dialog, DialogSurface } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useId, type ReactElement, type ReactNode } from 'react';
import { usePane } from '../pane-context.tsx';
import { useReturnFocus } from './use-return-focus.ts';

export function SheetFrame(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { t } = usePane();
  const id = useId();
  useReturnFocus();
  return (
    <Dialog open onOpenChange={(_event, { open }) => (open ? undefined : props.onClose())}>
      <DialogSurface className="sheet" aria-labelledby={id}>
        <div className="sheet-head">
          <h2 id={id} className="strong">
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
        <div className="sheet-body">{props.children}</div>
      </DialogSurface>
    </Dialog>
  );
}
