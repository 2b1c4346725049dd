import {
  Badge,
  Button,
  Caption1,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { DryRunRow } from '../../domain/central/dry-run.ts';
import { useConsole } from '../console-context.ts';
import { useNarrowTable } from '../parts/narrow-table.ts';
import type { Text as Translate } from '../locales/texts.ts';
import { callersWords, chatWords, redirectionWords } from './rule-words.ts';

/** Rows drawn at first and with each "show more". */
const step = 50;
const columns = ['person', 'rule', 'would', 'callers'] as const;

const useStyles = makeStyles({
  quiet: { display: 'block', color: tokens.colorNeutralForeground2 },
  more: { alignSelf: 'center' },
});

export function DryRunTable(props: {
  readonly rows: readonly DryRunRow[];
  readonly onlyChanges: boolean;
}): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const table = useNarrowTable();
  const [room, setRoom] = useState(step);
  const rows = props.onlyChanges ? props.rows.filter(changes) : props.rows;
  if (rows.length === 0) return <Text>{text(props.rows.length === 0 ? 'dryRun.nobody' : 'dryRun.noChange')}</Text>;
  return (
    <>
      <Table noNativeElements aria-label={text('dryRun.table')}>
        <TableHeader className={table.header}>
          <TableRow>
            {columns.map((column) => (
              <TableHeaderCell key={column}>{text(`dryRun.${column}`)}</TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.slice(0, room).map((row) => (
            <Row key={row.personId} row={row} />
          ))}
        </TableBody>
      </Table>
      {rows.length > room && (
        <Button className={styles.more} onClick={() => setRoom(room + step)}>
          {text('people.more')}
        </Button>
      )}
    </>
  );
}

function Row({ row }: { readonly row: DryRunRow }): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const table = useNarrowTable();
  const now = callersWords(row.callersGetNow, text);
  const then = callersWords(row.callersGetThen, text);
  return (
    <TableRow className={table.row}>
      <TableCell className={table.cell}>
        <Text>{row.name}</Text>
      </TableCell>
      <TableCell className={table.cell}>
        <Text>{row.rule?.name ?? text(row.nothingRead ? 'dryRun.nothingRead' : 'dryRun.noRule')}</Text>
      </TableCell>
      <TableCell className={table.cell}>
        {wouldWords(row, text).map((words) => (
          <Text key={words} block>
            {words}
          </Text>
        ))}
        {row.obstacle !== null && <Caption1 className={styles.quiet}>{text(`obstacle.${row.obstacle}`)}</Caption1>}
      </TableCell>
      <TableCell className={table.cell}>
        <Text>{then}</Text>
        {now !== then && <Caption1 className={styles.quiet}>{text('dryRun.before', { now })}</Caption1>}
        {row.leadsOutside && (
          <Badge appearance="tint" color="warning">
            {text('dryRun.outside')}
          </Badge>
        )}
      </TableCell>
    </TableRow>
  );
}

function wouldWords(row: DryRunRow, text: Translate): readonly string[] {
  if (row.nothingRead) return [text('dryRun.nothing')];
  return [
    text(`dryRun.dnd.${row.dnd}`),
    ...chatWords(row.chat, text),
    ...redirectionWords(row.redirection, text),
    ...(row.session === 'call' ? [text('what.session.call')] : []),
  ];
}

/** Something would be set, or callers would get something else. */
function changes(row: DryRunRow): boolean {
  return (
    row.dnd === 'on' ||
    typeof row.chat === 'object' ||
    typeof row.redirection === 'object' ||
    row.leadsOutside ||
    JSON.stringify(row.callersGetNow) !== JSON.stringify(row.callersGetThen)
  );
}
