/** Changes the mode. Before one is switched on, the administrator confirms that no other synchronisation is active. */
import { Checkbox, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { modes, type Mode } from '../../domain/settings.ts';
import { useConsole } from '../console-context.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useChange } from '../queries.ts';
import { RulesBeforeSwitch } from './rules-before-switch.tsx';

const checks = ['pbx', 'teams', 'modules'] as const;

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', marginTop: tokens.spacingVerticalM },
  text: { display: 'block', color: tokens.colorNeutralForeground2 },
});

export function ModeDialog(props: {
  readonly mode: Mode;
  /** Chosen at first. */
  readonly initial?: Mode;
  readonly onClose: () => void;
}): ReactElement {
  const { api, text } = useConsole();
  const styles = useStyles();
  const [wanted, setWanted] = useState<Mode>(props.initial ?? props.mode);
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const change = useChange(api.setMode);
  const switchesOn = wanted !== 'off' && wanted !== props.mode;
  const allowed = wanted !== props.mode && (!switchesOn || checks.every((check) => confirmed.has(check)));
  const failure = change.error === null ? null : failureWords(change.error.code);

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
      failure={failure === null ? null : text(failure)}
      onClose={props.onClose}
      onConfirm={() => change.mutate(wanted, { onSuccess: props.onClose })}
    >
      <RadioGroup
        aria-label={text('mode.title')}
        value={wanted}
        onChange={(_event, { value }) => setWanted(modes.find((mode) => mode === value) ?? props.mode)}
      >
        {modes.map((mode) => (
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
      {wanted !== props.mode && props.mode !== 'off' && <Text block>{text('change.giveBackFirst')}</Text>}
      {wanted === 'central' && switchesOn && <RulesBeforeSwitch />}
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

function failureWords(code: string): 'mode.failed.mode.pinned' | 'mode.failed.unreachable' | 'mode.failed.other' {
  if (code === 'mode.pinned') return 'mode.failed.mode.pinned';
  return code === 'unreachable' ? 'mode.failed.unreachable' : 'mode.failed.other';
}
