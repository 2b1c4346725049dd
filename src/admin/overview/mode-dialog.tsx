/** Changes the mode. Before one is switched on, the administrator confirms that no other synchronisation is active. */
import { Checkbox, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { Mode } from '../../domain/settings.ts';
import { useConsole } from '../console-context.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useChange } from '../queries.ts';

/** What this version can run. */
const offered = ['off', 'presence-oauth', 'individual'] as const satisfies readonly Mode[];
const checks = ['pbx', 'teams', 'modules'] as const;

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', marginTop: tokens.spacingVerticalM },
  text: { display: 'block', color: tokens.colorNeutralForeground2 },
});

export function ModeDialog(props: { readonly mode: Mode; readonly onClose: () => void }): ReactElement {
  const { api, text } = useConsole();
  const styles = useStyles();
  const [wanted, setWanted] = useState<Mode>(props.mode);
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const change = useChange(api.setMode);
  const switchesOn = wanted !== 'off' && wanted !== props.mode;
  const allowed = wanted !== props.mode && (!switchesOn || checks.every((check) => confirmed.has(check)));
  const failure = change.error?.code === 'mode.pinned' ? 'mode.failed.mode.pinned' : 'mode.failed.other';

  const tick = (check: string, on: boolean): void => {
    const next = new Set(confirmed);
    if (on) next.add(check);
    else next.delete(check);
    setConfirmed(next);
  };
  return (
    <ConfirmDialog
      open
      title={text('change.title')}
      action={text(wanted === 'off' ? 'change.switchOff' : 'change.switchOn')}
      allowed={allowed}
      running={change.isPending}
      failure={change.error === null ? null : text(failure)}
      onClose={props.onClose}
      onConfirm={() => change.mutate(wanted, { onSuccess: props.onClose })}
    >
      <RadioGroup
        aria-label={text('mode.title')}
        value={wanted}
        onChange={(_event, { value }) => setWanted(offered.find((mode) => mode === value) ?? props.mode)}
      >
        {offered.map((mode) => (
          <Radio
            key={mode}
            value={mode}
            label={
              <>
                {text(`mode.${mode}`)}
                <Text size={200} className={styles.text}>
                  {text(`mode.${mode}.text`)}
                </Text>
              </>
            }
          />
        ))}
      </RadioGroup>
      {wanted !== props.mode && props.mode !== 'off' && <Text>{text('change.giveBackFirst')}</Text>}
      {switchesOn && (
        <div className={styles.list} role="group" aria-label={text('change.checklist')}>
          <Text>{text('change.checklist')}</Text>
          {checks.map((check) => (
            <Checkbox
              key={check}
              label={text(`change.check.${check}`)}
              checked={confirmed.has(check)}
              onChange={(_event, { checked }) => tick(check, checked === true)}
            />
          ))}
        </div>
      )}
    </ConfirmDialog>
  );
}
