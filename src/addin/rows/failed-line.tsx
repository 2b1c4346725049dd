import type { ReactElement } from 'react';
import { usePane } from '../pane-context.tsx';
import { Button } from './button.tsx';

/** What stands where an answer would be, with the way out. */
export function FailedLine(props: { readonly text: string; readonly again: () => void }): ReactElement {
  const { t } = usePane();
  return (
    <div className="failed" role="status">
      <span className="quiet">{props.text}</span>
      <Button className="tall" onClick={props.again}>
        {t('strip.retry')}
      </Button>
    </div>
  );
}
