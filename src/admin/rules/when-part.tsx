import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Checkbox,
  Field,
  makeStyles,
  Select,
  tokens,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { RuleWhen } from '../../domain/central/rule.ts';
import { presenceRows } from '../../domain/presence.ts';
import { chatStates } from '../../domain/telephone.ts';
import { useConsole } from '../console-context.ts';
import { NamesField } from '../parts/names-field.tsx';
import { WindowsEditor } from '../parts/windows-editor.tsx';
import { Part } from './part.tsx';
import { toggled, withPart } from './with-part.ts';

/** https://learn.microsoft.com/graph/api/resources/presence */
const availabilities = [
  'Available',
  'AvailableIdle',
  'Away',
  'BeRightBack',
  'Busy',
  'BusyIdle',
  'DoNotDisturb',
  'Offline',
];
const activities = [
  'Available',
  'Away',
  'BeRightBack',
  'Busy',
  'DoNotDisturb',
  'Focusing',
  'InACall',
  'InAConferenceCall',
  'Inactive',
  'InAMeeting',
  'Offline',
  'OffWork',
  'OutOfOffice',
  'Presenting',
  'UrgentInterruptionsOnly',
];

const useStyles = makeStyles({
  boxes: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(190px, 1fr))' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(190px, 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  more: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, paddingTop: tokens.spacingVerticalS },
});

export function WhenPart(props: { readonly when: RuleWhen; readonly change: (when: RuleWhen) => void }): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const { when, change } = props;
  const setWords = (key: 'availability' | 'activity', words: readonly string[]): void =>
    change(withPart(when, key, words.length === 0 ? undefined : words));
  const { rows: _, ...others } = when;
  return (
    <Part title={text('rules.when')} about={text('when.about')}>
      <div className={styles.boxes} role="group" aria-label={text('when.rowsLabel')}>
        {presenceRows.map((row) => (
          <Checkbox
            key={row}
            label={text(`row.${row}`)}
            checked={when.rows?.includes(row) ?? false}
            onChange={(_event, { checked }) =>
              change(withPart(when, 'rows', toggled(when.rows, row, checked === true)))
            }
          />
        ))}
      </div>
      <Accordion collapsible defaultOpenItems={Object.keys(others).length > 0 ? ['more'] : []}>
        <AccordionItem value="more">
          <AccordionHeader>{text('when.more')}</AccordionHeader>
          <AccordionPanel className={styles.more}>
            <div className={styles.facts}>
              {(['onCall', 'dnd', 'outOfOffice'] as const).map((fact) => (
                <Field key={fact} label={text(`when.${fact}`)}>
                  <Select
                    value={when[fact] === undefined ? 'any' : String(when[fact])}
                    onChange={(_event, { value }) =>
                      change(withPart(when, fact, value === 'any' ? undefined : value === 'true'))
                    }
                  >
                    <option value="any">{text('when.any')}</option>
                    <option value="true">{text('when.yes')}</option>
                    <option value="false">{text('when.no')}</option>
                  </Select>
                </Field>
              ))}
            </div>
            <Field label={text('when.windowsLabel')}>
              <div>
                <WindowsEditor
                  windows={when.windows ?? []}
                  readOnly={false}
                  change={(windows) => change(withPart(when, 'windows', windows.length === 0 ? undefined : windows))}
                />
              </div>
            </Field>
            <Field label={text('when.chatLabel')}>
              <div className={styles.boxes}>
                {chatStates.map((state) => (
                  <Checkbox
                    key={state}
                    label={text(`chat.${state}`)}
                    checked={when.chatState?.includes(state) ?? false}
                    onChange={(_event, { checked }) =>
                      change(withPart(when, 'chatState', toggled(when.chatState, state, checked === true)))
                    }
                  />
                ))}
              </div>
            </Field>
            <NamesField
              label={text('when.availabilityLabel')}
              hint={text('when.wordsHint')}
              names={when.availability ?? []}
              suggestions={availabilities.map((value) => ({ value, label: value }))}
              readOnly={false}
              change={(words) => setWords('availability', words)}
            />
            <NamesField
              label={text('when.activityLabel')}
              names={when.activity ?? []}
              suggestions={activities.map((value) => ({ value, label: value }))}
              readOnly={false}
              change={(words) => setWords('activity', words)}
            />
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
    </Part>
  );
}
