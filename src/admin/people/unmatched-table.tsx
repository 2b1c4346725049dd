import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Unmatched } from '../../domain/person.ts';
import { useConsole } from '../console-context.ts';

const useStyles = makeStyles({
  cell: {
    paddingTop: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalS,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  wide: { width: '45%' },
});

/** Users of the PBX without a person in Microsoft 365, with the reason and what to do. */
export function UnmatchedTable({ users }: { readonly users: readonly Unmatched[] }): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  return (
    <Table aria-label={text('people.unmatched', { shown: users.length })}>
      <TableHeader>
        <TableRow>
          <TableHeaderCell>{text('people.name')}</TableHeaderCell>
          <TableHeaderCell>{text('people.login')}</TableHeaderCell>
          <TableHeaderCell>{text('people.email')}</TableHeaderCell>
          <TableHeaderCell className={styles.wide}>{text('people.reason')}</TableHeaderCell>
        </TableRow>
      </TableHeader>
      <TableBody>
        {users.map(({ pbxUser, reason }) => (
          <TableRow key={pbxUser.id}>
            <TableCell className={styles.cell}>
              {pbxUser.firstName} {pbxUser.familyName}
            </TableCell>
            <TableCell className={styles.cell}>{pbxUser.login}</TableCell>
            <TableCell className={styles.cell}>{pbxUser.email ?? text('people.noEmail')}</TableCell>
            <TableCell className={styles.cell}>{text(`reason.${reason}`)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
