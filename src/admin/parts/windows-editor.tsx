/** Weekdays and times of day. The end is not part of a window; a night is two windows. */
import { Button, Caption1, Input, makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { Add20Regular, Delete20Regular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { weekdays, type TimeWindow } from '../../domain/hours.ts';
import { useConsole } from '../console-context.ts';

const officeHours: TimeWindow = { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '17:00' };

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  window: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  days: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXXS },
  day: { minWidth: '44px', paddingLeft: tokens.spacingHorizontalXS, paddingRight: tokens.spacingHorizontalXS },
  time: { width: '112px' },
  add: { alignSelf: 'start' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function WindowsEditor(props: {
  readonly windows: readonly TimeWindow[];
  readonly readOnly: boolean;
  readonly change: (windows: readonly TimeWindow[]) => void;
}): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const { windows, readOnly, change } = props;
  const replace = (at: number, window: TimeWindow): void => change(windows.with(at, window));
  return (
    <div className={styles.list}>
      {windows.map((window, at) => {
        const name = text('windows.one', { number: at + 1 });
        return (
          <div key={at} className={styles.window} role="group" aria-label={name}>
            <div className={styles.days}>
              {weekdays.map((day) => {
                const chosen = window.weekdays.includes(day);
                const next = weekdays.filter((one) => (one === day ? !chosen : window.weekdays.includes(one)));
                return (
                  <ToggleButton
                    key={day}
                    className={styles.day}
                    size="small"
                    checked={chosen}
                    disabled={readOnly || (chosen && next.length === 0)}
                    appearance={chosen ? 'primary' : 'outline'}
                    onClick={() => replace(at, { ...window, weekdays: next })}
                  >
                    {text(`weekday.${day}`)}
                  </ToggleButton>
                );
              })}
            </div>
            {(['from', 'to'] as const).map((end) => (
              <Input
                key={end}
                className={styles.time}
                aria-label={`${name}: ${text(`windows.${end}`)}`}
                contentBefore={<Caption1 className={styles.quiet}>{text(`windows.${end}`)}</Caption1>}
                input={{ size: 5 }}
                value={window[end]}
                disabled={readOnly}
                placeholder={officeHours[end]}
                onChange={(_event, data) => replace(at, { ...window, [end]: data.value.trim() })}
              />
            ))}
            {!readOnly && (
              <Button
                appearance="subtle"
                icon={<Delete20Regular />}
                aria-label={text('windows.remove', { name })}
                onClick={() => change(windows.toSpliced(at, 1))}
              />
            )}
          </div>
        );
      })}
      {!readOnly && (
        <Button className={styles.add} icon={<Add20Regular />} onClick={() => change([...windows, officeHours])}>
          {text('windows.add')}
        </Button>
      )}
      <Caption1 className={styles.quiet}>{text('windows.about')}</Caption1>
    </div>
  );
}
