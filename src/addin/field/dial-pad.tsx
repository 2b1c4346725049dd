/** Keys that write into the field. There is no star and no hash: feature codes are not dialled from here. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { BackspaceRegular } from '@fluentui/react-icons/svg/backspace';
import type { ReactElement } from 'react';
import { usePane } from '../pane-context.tsx';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '0'] as const;

const useStyles = makeStyles({
  pad: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, 1fr)',
    gap: '4px',
    padding: '8px 12px',
    flexShrink: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  key: { minHeight: '44px', minWidth: '44px', fontSize: tokens.fontSizeBase400 },
});

export default function DialPad(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const { t } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.pad} role="group" aria-label={t('keys.label')}>
      {keys.map((key) => (
        <Button key={key} className={styles.key} onClick={() => props.onChange(props.value + key)}>
          {key}
        </Button>
      ))}
      <Button
        className={styles.key}
        icon={<BackspaceRegular />}
        aria-label={t('keys.erase')}
        disabledFocusable={props.value === ''}
        onClick={() => props.onChange(props.value.slice(0, -1))}
      />
    </div>
  );
}
