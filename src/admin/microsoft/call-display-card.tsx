/** What shows in Microsoft 365 during a call beside the session: two switches that take what is the person's own, and say so. */
import {
  Card,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Select,
  SpinButton,
  Subtitle2,
  Switch,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { displayMinutes, longestStatusMessage, type CallDisplay } from '../../domain/call-display.ts';
import type { CallDisplayAnswer } from '../api/answers.ts';
import { useConsole } from '../console-context.ts';
import { useDraft } from '../drafts.ts';
import { Loaded } from '../parts/loaded.tsx';
import { PinnedNote } from '../parts/pinned-note.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useChange, useRead } from '../queries.ts';

const useStyles = makeStyles({
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

const firstMinutes = { statusMessage: 60, preferredPresence: 30 } as const;

export function CallDisplayCard(): ReactElement {
  const display = useRead('callDisplay', (api) => api.callDisplay());
  return <Loaded query={display}>{(answer) => <Editor answer={answer} />}</Loaded>;
}

function Editor({ answer }: { readonly answer: CallDisplayAnswer }): ReactElement {
  const { api, text } = useConsole();
  const styles = useStyles();
  const draft = useDraft<CallDisplay>('callDisplay', answer.display);
  const save = useChange(api.saveCallDisplay);
  const { statusMessage, preferredPresence } = draft.value;
  const change = (part: Partial<CallDisplay>): void => draft.set({ ...draft.value, ...part });
  const { pinned } = answer;
  return (
    <>
      <Card role="group" aria-label={text('display.title')}>
        <Subtitle2 as="h3" className={styles.title}>
          {text('display.title')}
        </Subtitle2>
        <Text className={styles.quiet}>{text('display.about')}</Text>
        <PinnedNote keys={pinned ? ['presence.callDisplay'] : []} />
        <Switch
          label={text('display.message')}
          checked={statusMessage !== null}
          disabled={pinned}
          onChange={(_event, { checked }) =>
            change({
              statusMessage: checked ? { text: text('display.firstText'), minutes: firstMinutes.statusMessage } : null,
            })
          }
        />
        {statusMessage !== null && (
          <>
            <div className={styles.fields}>
              <Field label={text('display.text')} hint={text('display.textHint')}>
                <Input
                  value={statusMessage.text}
                  maxLength={longestStatusMessage}
                  disabled={pinned}
                  onChange={(_event, { value }) => change({ statusMessage: { ...statusMessage, text: value } })}
                />
              </Field>
              <Minutes
                minutes={statusMessage.minutes}
                disabled={pinned}
                change={(minutes) => change({ statusMessage: { ...statusMessage, minutes } })}
              />
            </div>
            <Warning words={text('display.messageWarning')} />
          </>
        )}
        <Switch
          label={text('display.preferred')}
          checked={preferredPresence !== null}
          disabled={pinned}
          onChange={(_event, { checked }) =>
            change({
              preferredPresence: checked ? { availability: 'Busy', minutes: firstMinutes.preferredPresence } : null,
            })
          }
        />
        {preferredPresence !== null && (
          <>
            <div className={styles.fields}>
              <Field label={text('display.availability')}>
                <Select
                  value={preferredPresence.availability}
                  disabled={pinned}
                  onChange={(_event, { value }) =>
                    change({
                      preferredPresence: {
                        ...preferredPresence,
                        availability: value === 'DoNotDisturb' ? value : 'Busy',
                      },
                    })
                  }
                >
                  <option value="Busy">{text('display.busy')}</option>
                  <option value="DoNotDisturb">{text('display.doNotDisturb')}</option>
                </Select>
              </Field>
              <Minutes
                minutes={preferredPresence.minutes}
                disabled={pinned}
                change={(minutes) => change({ preferredPresence: { ...preferredPresence, minutes } })}
              />
            </div>
            <Warning words={text('display.preferredWarning')} />
          </>
        )}
      </Card>
      <SaveBar
        isChanged={draft.isChanged}
        isSaving={save.isPending}
        problem={save.error}
        save={() => save.mutate(draft.value, { onSuccess: draft.discard })}
        discard={() => {
          save.reset();
          draft.discard();
        }}
      />
    </>
  );
}

function Minutes(props: {
  readonly minutes: number;
  readonly disabled: boolean;
  readonly change: (minutes: number) => void;
}): ReactElement {
  const { text } = useConsole();
  const { least, most } = displayMinutes;
  const take = (value: number): void => props.change(Math.min(most, Math.max(least, Math.round(value))));
  return (
    <Field label={text('display.minutes')} hint={text('display.minutesHint', { least, most })}>
      <SpinButton
        value={props.minutes}
        min={least}
        max={most}
        step={5}
        disabled={props.disabled}
        onChange={(_event, { value, displayValue }) => {
          const typed = value ?? Number(displayValue);
          if (Number.isFinite(typed)) take(typed);
        }}
      />
    </Field>
  );
}

function Warning({ words }: { readonly words: string }): ReactElement {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{words}</MessageBarBody>
    </MessageBar>
  );
}
