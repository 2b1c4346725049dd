/** One field for a name or a number, on every page. What it finds stands below it instead of the page. */
import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { DialpadRegular } from '@fluentui/react-icons/svg/dialpad';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { KeyboardEvent, ReactElement } from 'react';
import { usePane } from '../pane-context.tsx';

const useStyles = makeStyles({
  field: { display: 'flex', columnGap: '4px', padding: '4px 4px 0 12px', flexShrink: 0 },
  input: { flexGrow: 1, minWidth: 0, minHeight: '44px' },
  button: { minWidth: '44px', minHeight: '44px' },
  on: { backgroundColor: tokens.colorNeutralBackground1Selected },
});

export type DialFieldProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly keysOpen: boolean;
  readonly onKeys: () => void;
};

export function DialField(props: DialFieldProps): ReactElement {
  const { t, numbers } = usePane();
  const styles = useStyles();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') props.onChange('');
  };
  return (
    <div className={styles.field} role="search">
      <Input
        className={styles.input}
        type="text"
        inputMode="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('field.label')}
        placeholder={t('field.label')}
        value={props.value}
        onFocus={() => void numbers.ready()}
        onChange={(_event, { value }) => props.onChange(value)}
        onKeyDown={onKeyDown}
      />
      {props.value === '' ? null : (
        <Button
          className={styles.button}
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t('field.clear')}
          title={t('field.clear')}
          onClick={() => props.onChange('')}
        />
      )}
      <Button
        className={styles.button}
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
