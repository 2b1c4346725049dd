/** Keys that write into the field. There is no star and no hash: feature codes are not dialled from here. */

import { BackspaceRegular } from '@fluentui/react-icons/headless/svg/backspace';
import type { ReactElement } from 'react';
import { usePane } from '../pane-context.tsx';
import { Button } from '../rows/button.tsx';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '0'] as const;

export default function DialPad(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const { t } = usePane();
  return (
    <div className="keys" role="group" aria-label={t('keys.label')}>
      {keys.map((key) => (
        <Button key={key} onClick={() => props.onChange(props.value + key)}>
          {key}
        </Button>
      ))}
      <Button
        icon={<BackspaceRegular />}
        aria-label={t('keys.erase')}
        disabledFocusable={props.value === ''}
        onClick={() => props.onChange(props.value.slice(0, -1))}
      />
    </div>
  );
}
