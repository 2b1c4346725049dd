/** A question before something that concerns many people, with the failure shown where it was asked. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
} from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { useConsole } from '../console-context.ts';

export function ConfirmDialog(props: {
  readonly open: boolean;
  readonly title: string;
  readonly action: string;
  readonly allowed: boolean;
  readonly running: boolean;
  readonly failure: string | null;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { text } = useConsole();
  return (
    <Dialog open={props.open} onOpenChange={(_event, { open }) => !open && props.onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogContent>
            {props.children}
            {props.failure !== null && (
              <MessageBar intent="error">
                <MessageBarBody>{props.failure}</MessageBarBody>
              </MessageBar>
            )}
          </DialogContent>
          <DialogActions>
            <Button appearance="secondary" onClick={props.onClose}>
              {text('change.cancel')}
            </Button>
            <Button appearance="primary" disabled={!props.allowed || props.running} onClick={props.onConfirm}>
              {props.action}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
