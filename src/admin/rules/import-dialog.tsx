import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { RuleFault } from '../../contract/rule-faults.ts';
import { faultInWords } from '../../contract/rule-fault-words.ts';
import { useConsole } from '../console-context.ts';

/** `faults` null: the bridge could not check the file. */
export type ImportFailure = { readonly name: string; readonly faults: readonly RuleFault[] | null };

const useStyles = makeStyles({
  list: { maxHeight: '50vh', overflowY: 'auto', paddingLeft: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

/** Why a file was not taken: every fault with its place. The rules on the page are untouched. */
export function ImportDialog(props: {
  readonly failure: ImportFailure | null;
  readonly close: () => void;
}): ReactElement {
  const { text, language } = useConsole();
  const styles = useStyles();
  const { failure, close } = props;
  return (
    <Dialog open={failure !== null} onOpenChange={(_event, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{text('import.failed', { name: failure?.name ?? '' })}</DialogTitle>
          <DialogContent>
            <Text>{text(failure?.faults === null ? 'import.unreachable' : 'import.nothingChanged')}</Text>
            {failure?.faults != null && (
              <ul className={styles.list} tabIndex={0} aria-label={text('import.faults')}>
                {failure.faults.map((fault, at) => (
                  <li key={`${at} ${fault.path.join('.')}`}>{faultInWords(fault, language)}</li>
                ))}
              </ul>
            )}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={close}>
              {text('import.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
