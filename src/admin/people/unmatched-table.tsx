import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  mergeClasses,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Unmatched } from '../../domain/person.ts';
import { useNarrowTable } from '../parts/narrow-table.ts';
import { useConsole } from '../console-context.ts';

const useStyles = makeStyles({
  wide: { flexGrow: 2.5 },
});

/** Users of the PBX without a person in Microsoft 365, with the reason and what to do. */
export function UnmatchedTable({ users }: { readonly users: readonly Unmatched[] }): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const table = useNarrowTable();
  return (
    <Table noNativeElements aria-label={text('people.unmatched', { shown: users.length })}>
      <TableHeader className={table.header}>
        <TableRow>
          <TableHeaderCell>{text('people.name')}</TableHeaderCell>
          <TableHeaderCell>{text('people.login')}</TableHeaderCell>
          <TableHeaderCell>{text('people.email')}</TableHeaderCell>
          <TableHeaderCell className={styles.wide}>{text('people.reason')}</TableHeaderCell>
        </TableRow>
      </TableHeader>
      <TableBody>
        {users.map(({ pbxUser, reason }) => (
          <TableRow key={pbxUser.id} className={table.row}>
            <TableCell className={table.cell}>
              {pbxUser.firstName} {pbxUser.familyName}
            </TableCell>
            <TableCell className={table.cell}>{pbxUser.login}</TableCell>
            <TableCell className={table.cell}>{pbxUser.email ?? text('people.noEmail')}</TableCell>
            <TableCell className={mergeClasses(table.cell, styles.wide)}>{text(`reason.${reason}`)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
