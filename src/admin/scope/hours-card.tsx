import { Card, Field, Input, makeStyles, Radio, RadioGroup, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useId, type ReactElement } from 'react';
import type { SyncHours } from '../../domain/scope.ts';
import { useConsole } from '../console-context.ts';
import { WindowsEditor } from '../parts/windows-editor.tsx';

const officeHours: SyncHours = {
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  windows: [{ weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '07:00', to: '19:00' }],
};

const useStyles = makeStyles({
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  zone: { maxWidth: '320px' },
});

/** When the bridge synchronises; outside of it everything is given back. */
export function HoursCard(props: {
  readonly hours: SyncHours | null;
  readonly readOnly: boolean;
  readonly change: (hours: SyncHours | null) => void;
}): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const listId = useId();
  const { hours, readOnly, change } = props;
  return (
    <Card role="group" aria-label={text('hours.title')}>
      <Subtitle2 as="h3" className={styles.title}>
        {text('hours.title')}
      </Subtitle2>
      <Text className={styles.quiet}>{text('hours.about')}</Text>
      <RadioGroup
        aria-label={text('hours.title')}
        value={hours === null ? 'always' : 'windows'}
        disabled={readOnly}
        onChange={(_event, { value }) => change(value === 'always' ? null : officeHours)}
      >
        <Radio value="always" label={text('hours.always')} />
        <Radio value="windows" label={text('hours.windows')} />
      </RadioGroup>
      {hours !== null && (
        <>
          <Field className={styles.zone} label={text('hours.zone')}>
            <Input
              value={hours.zone}
              disabled={readOnly}
              list={listId}
              spellCheck={false}
              onChange={(_event, { value }) => change({ ...hours, zone: value.trim() })}
            />
          </Field>
          <datalist id={listId}>
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          <WindowsEditor
            windows={hours.windows}
            readOnly={readOnly}
            change={(windows) => change(windows.length === 0 ? null : { ...hours, windows })}
          />
        </>
      )}
    </Card>
  );
}
