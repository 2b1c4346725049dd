/** Mode `central`: ordered rules, the first that matches wins. Nothing acts before it is saved. */
import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { Rule } from '../../domain/central/rule.ts';
import type { Mode } from '../../domain/settings.ts';
import type { RulesAnswer } from '../api/answers.ts';
import { useConsole } from '../console-context.ts';
import { useDraft } from '../drafts.ts';
import { ModeDialog } from '../overview/mode-dialog.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PinnedNote } from '../parts/pinned-note.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useChange, useRead } from '../queries.ts';
import { DryRunSection } from './dry-run-section.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { addRule } from './rule-edits.ts';
import { RuleList } from './rule-list.tsx';
import { RulesToolbar } from './rules-toolbar.tsx';
import { useHints } from './use-hints.ts';
import { useHistory } from './use-history.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

export function RulesPage(props: { readonly mode: Mode; readonly modePinned: boolean }): ReactElement {
  const rules = useRead('rules', (api) => api.rules());
  return <Loaded query={rules}>{(answer) => <RulesEditor answer={answer} {...props} />}</Loaded>;
}

type Editing = { readonly rule: Rule; readonly isNew: boolean };

function RulesEditor(props: {
  readonly answer: RulesAnswer;
  readonly mode: Mode;
  readonly modePinned: boolean;
}): ReactElement {
  const { api, text } = useConsole();
  const styles = useStyles();
  const { answer, mode, modePinned } = props;
  const { pinned } = answer;
  const draft = useDraft<readonly Rule[]>('rules', answer.rules);
  const history = useHistory(draft);
  const hints = useHints(draft.value, answer);
  const save = useChange(api.saveRules);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [preview, setPreview] = useState(false);
  const [activating, setActivating] = useState(false);
  const { value: rules } = draft;
  const canSwitchOn = mode !== 'central' && !modePinned;

  const saveThen = (then: () => void): void => {
    save.mutate(rules, {
      onSuccess: () => {
        draft.discard();
        history.clear();
        then();
      },
    });
  };
  return (
    <div className={styles.page}>
      <PageHead
        title={text('rules.title')}
        about={text('rules.about')}
        actions={
          <RulesToolbar
            rules={rules}
            readOnly={pinned}
            add={() => setEditing({ rule: addRule(rules, text('rules.new')).rule, isNew: true })}
            replace={(next, note) => history.change(next, note)}
            preview={() => setPreview(true)}
          />
        }
      />
      <PinnedNote keys={pinned ? ['presence.rulesFile'] : []} />
      {mode !== 'central' && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{text('rules.otherMode', { mode: text(`mode.${mode}`) })}</MessageBarBody>
        </MessageBar>
      )}
      <RuleList
        rules={rules}
        hints={hints}
        readOnly={pinned}
        edit={(rule) => setEditing({ rule, isNew: false })}
        history={history}
      />
      {preview && (
        <DryRunSection
          rules={rules}
          isChanged={draft.isChanged}
          isSaving={save.isPending}
          canSwitchOn={canSwitchOn}
          close={() => setPreview(false)}
          save={() => saveThen(() => undefined)}
          switchOn={() => (draft.isChanged ? saveThen(() => setActivating(true)) : setActivating(true))}
        />
      )}
      <SaveBar
        isChanged={draft.isChanged}
        isSaving={save.isPending}
        problem={save.error}
        note={mode === 'central' ? text('rules.changedActive') : text('save.changed')}
        save={() => saveThen(() => undefined)}
        discard={() => {
          save.reset();
          history.clear();
          draft.discard();
        }}
      />
      {editing !== null && (
        <RuleDialog
          rule={editing.rule}
          rules={rules}
          isNew={editing.isNew}
          close={() => setEditing(null)}
          apply={(next) => {
            history.change(next, null);
            setEditing(null);
          }}
        />
      )}
      {activating && <ModeDialog mode={mode} initial="central" onClose={() => setActivating(false)} />}
    </div>
  );
}
