/** Who takes part in the sync, who is left alone, who is shown nowhere, and when. */
import { Card, makeStyles, Radio, RadioGroup, Subtitle2, Switch, Text, tokens } from '@fluentui/react-components';
import { useState, type ReactElement, type ReactNode } from 'react';
import type { ScopeView } from '../../domain/console-views.ts';
import { groupName, type ScopePart, type SyncScope } from '../../domain/scope.ts';
import { useConsole } from '../console-context.ts';
import { useDraft } from '../drafts.ts';
import { Loaded } from '../parts/loaded.tsx';
import { NamesField, type Suggestion } from '../parts/names-field.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PinnedNote } from '../parts/pinned-note.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useChange, usePeople, useRead } from '../queries.ts';
import { HoursCard } from './hours-card.tsx';
import { ScopeNumbers } from './scope-numbers.tsx';

const everyMs = 10_000;

const keyOfPart: Readonly<Record<ScopePart, string>> = {
  include: 'presence.scope.include',
  exclude: 'presence.scope.exclude',
  hide: 'presence.hide',
  hours: 'presence.hours',
  mayPause: 'presence.mayPause',
};

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function ScopePage(): ReactElement {
  const scope = useRead('scope', (api) => api.scope(), everyMs);
  return <Loaded query={scope}>{(view) => <ScopeEditor view={view} />}</Loaded>;
}

function ScopeEditor({ view }: { readonly view: ScopeView }): ReactElement {
  const { api, text } = useConsole();
  const styles = useStyles();
  const draft = useDraft<SyncScope>('scope', view.scope);
  const save = useChange(api.saveScope);
  const suggestions = useSuggestions(view);
  const { value: scope } = draft;
  const isPinned = (part: ScopePart): boolean => view.pinned.includes(part);
  const change = (part: Partial<SyncScope>): void => draft.set({ ...scope, ...part });
  // A pilot begins with nobody in it, which is no scope yet: it is kept here until a name is there.
  const [pilot, setPilot] = useState(scope.include !== 'all');
  const isPilot = pilot || scope.include !== 'all';

  return (
    <div className={styles.page}>
      <PageHead title={text('scope.title')} about={text('scope.about')} />
      <PinnedNote keys={view.pinned.map((part) => keyOfPart[part])} />
      <ScopeNumbers view={view} />
      <Section title={text('scope.include')} about={text('scope.include.about')}>
        <RadioGroup
          aria-label={text('scope.include')}
          value={isPilot ? 'some' : 'all'}
          disabled={isPinned('include')}
          onChange={(_event, { value }) => {
            setPilot(value === 'some');
            if (value === 'all') change({ include: 'all' });
          }}
        >
          <Radio value="all" label={text('scope.all')} />
          <Radio value="some" label={text('scope.pilot')} />
        </RadioGroup>
        {isPilot && (
          <NamesField
            label={text('scope.pilotNames')}
            hint={text('scope.namesHint')}
            names={scope.include === 'all' ? [] : scope.include}
            suggestions={suggestions}
            readOnly={isPinned('include')}
            change={(names) => change({ include: names.length === 0 ? 'all' : names })}
          />
        )}
        {isPilot && scope.include === 'all' && <Text role="status">{text('scope.pilotEmpty')}</Text>}
      </Section>
      <Section title={text('scope.exclude')} about={text('scope.exclude.about')}>
        <NamesField
          label={text('scope.excludeNames')}
          names={scope.exclude}
          suggestions={suggestions}
          readOnly={isPinned('exclude')}
          change={(exclude) => change({ exclude })}
        />
      </Section>
      <Section title={text('scope.hide')} about={text('scope.hide.about')}>
        <NamesField
          label={text('scope.hideNames')}
          names={scope.hide}
          suggestions={suggestions}
          readOnly={isPinned('hide')}
          change={(hide) => change({ hide })}
        />
      </Section>
      <HoursCard hours={scope.hours} readOnly={isPinned('hours')} change={(hours) => change({ hours })} />
      <Section title={text('scope.mayPause')} about={text('scope.mayPause.about')}>
        <Switch
          label={text(scope.mayPause ? 'scope.mayPause.yes' : 'scope.mayPause.no')}
          checked={scope.mayPause}
          disabled={isPinned('mayPause')}
          onChange={(_event, { checked }) => change({ mayPause: checked })}
        />
      </Section>
      <SaveBar
        isChanged={draft.isChanged}
        isSaving={save.isPending}
        problem={save.error}
        note={text('scope.changed')}
        save={() => save.mutate(scope, { onSuccess: draft.discard })}
        discard={() => {
          save.reset();
          draft.discard();
          setPilot(view.scope.include !== 'all');
        }}
      />
    </div>
  );
}

function Section(props: {
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}): ReactElement {
  const styles = useStyles();
  return (
    <Card role="group" aria-label={props.title}>
      <Subtitle2 as="h3" className={styles.title}>
        {props.title}
      </Subtitle2>
      <Text className={styles.quiet}>{props.about}</Text>
      {props.children}
    </Card>
  );
}

/** Groups first: a pilot is one. */
function useSuggestions(view: ScopeView): readonly Suggestion[] {
  const { text } = useConsole();
  const people = usePeople();
  return [
    ...(view.groups ?? []).map(({ name, people: count }) => ({
      value: groupName(name),
      label: text('scope.groupSize', { count }),
    })),
    ...(people.data?.matched ?? []).map(({ upn, name, login }) => ({ value: upn, label: `${name}, ${login}` })),
  ];
}
