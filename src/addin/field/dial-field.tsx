/** One field for a name or a number, on every page. What it finds stands below it instead of the page. */

import { DialpadRegular } from '@fluentui/react-icons/headless/svg/dialpad';
import { DismissRegular } from '@fluentui/react-icons/headless/svg/dismiss';
import type { KeyboardEvent, ReactElement } from 'react';
import { usePane } from '../pane-context.tsx';
import { Button } from '../rows/button.tsx';
import { enterResults } from './row-keys.ts';

export type DialFieldProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly keysOpen: boolean;
  readonly onKeys: () => void;
};

export function DialField(props: DialFieldProps): ReactElement {
  const { t, numbers } = usePane();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') props.onChange('');
    if (event.key === 'ArrowDown' || event.key === 'Enter') enterResults(event);
  };
  return (
    <div className="field" role="search">
      <input
        className="input"
        type="text"
        inputMode="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('field.label')}
        placeholder={t('field.label')}
        value={props.value}
        onFocus={() => void numbers.ready()}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {props.value === '' ? null : (
        <Button
          className="tall"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t('field.clear')}
          title={t('field.clear')}
          onClick={() => props.onChange('')}
        />
      )}
      <Button
        className="tall"
        appearance="subtle"
        icon={<DialpadRegular />}
        aria-label={t('field.keys')}
        title={t('field.keys')}
        aria-expanded={props.keysOpen}
        onClick={props.onKeys}
      />
    </div>
  );
}
