/** Mode `individual`: the table that everybody begins with, and what people may not change in it. */
import { Button, Card, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { ArrowReset20Regular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { defaultTable, type IndividualTable, type TableRow } from '../../domain/individual.ts';
import { presenceRows, rowOf, type PresenceRow } from '../../domain/presence.ts';
import type { Mode } from '../../domain/settings.ts';
import { useConsole } from '../console-context.ts';
import { useDraft } from '../drafts.ts';
import { Loaded } from '../parts/loaded.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { PinnedNote } from '../parts/pinned-note.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useChange, usePeople, useRead } from '../queries.ts';
import type { TableAnswer } from '../api/answers.ts';
import { ReverseRow } from './reverse-row.tsx';
import { RowEditor, RowHeads } from './row-editor.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  card: { gap: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function IndividualPage({ mode }: { readonly mode: Mode }): ReactElement {
  const table = useRead('table', (api) => api.table());
  return <Loaded query={table}>{(answer) => <TableEditor answer={answer} mode={mode} />}</Loaded>;
}

function TableEditor(props: { readonly answer: TableAnswer; readonly mode: Mode }): ReactElement {
  const { api, text } = useConsole();
  const styles = useStyles();
  const { table: saved, pinned } = props.answer;
  const draft = useDraft<IndividualTable>('individual', saved);
  const save = useChange(api.saveTable);
  const now = usePeopleByRow();
  const { value: table } = draft;
  const change = (row: PresenceRow, to: TableRow): void => draft.set({ ...table, rows: { ...table.rows, [row]: to } });
  return (
    <div className={styles.page}>
      <PageHead
        title={text('individual.title')}
        about={text('individual.about')}
        actions={
          <Button icon={<ArrowReset20Regular />} disabled={pinned} onClick={() => draft.set(defaultTable)}>
            {text('individual.reset')}
          </Button>
        }
      />
      <PinnedNote keys={pinned ? ['presence.tableFile'] : []} />
      {props.mode !== 'individual' && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{text('individual.otherMode', { mode: text(`mode.${props.mode}`) })}</MessageBarBody>
        </MessageBar>
      )}
      <Card className={styles.card} role="group" aria-label={text('individual.title')}>
        <RowHeads />
        {presenceRows.map((row) => (
          <RowEditor
            key={row}
            row={row}
            value={table.rows[row]}
            people={now.get(row) ?? 0}
            readOnly={pinned}
            change={(to) => change(row, to)}
          />
        ))}
        <ReverseRow value={table.reverse} readOnly={pinned} change={(reverse) => draft.set({ ...table, reverse })} />
      </Card>
      <Text className={styles.quiet}>{text('individual.callers')}</Text>
      <SaveBar
        isChanged={draft.isChanged}
        isSaving={save.isPending}
        problem={save.error}
        save={() => save.mutate(table, { onSuccess: draft.discard })}
        discard={() => {
          save.reset();
          draft.discard();
        }}
      />
    </div>
  );
}

/** How many people Teams shows in each row at this moment. */
function usePeopleByRow(): ReadonlyMap<PresenceRow, number> {
  const { data } = usePeople();
  const counts = new Map<PresenceRow, number>();
  for (const { microsoft } of data?.matched ?? []) {
    const row = microsoft === null ? null : rowOf({ ...microsoft, outOfOffice: false });
    if (row !== null) counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  return counts;
}
