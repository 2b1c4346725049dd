import {
  Badge,
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
import type { ReactElement } from 'react';
import type { PersonRow } from '../api/answers.ts';
import { useConsole } from '../console-context.ts';
import { decisionWords } from './decision-words.ts';
import { PersonState } from './person-state.tsx';

const useStyles = makeStyles({
  cell: { paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS, verticalAlign: 'top' },
  name: { display: 'block', overflowWrap: 'anywhere' },
  quiet: { display: 'block', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

const columns = ['people.name', 'people.login', 'people.link', 'people.state', 'people.why'] as const;

export function MatchedTable({ people }: { readonly people: readonly PersonRow[] }): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  return (
    <Table aria-label={text('people.matched', { shown: people.length })}>
      <TableHeader>
        <TableRow>
          {columns.map((column) => (
            <TableHeaderCell key={column}>{text(column)}</TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {people.map((person) => (
          <TableRow key={person.id}>
            <TableCell className={styles.cell}>
              <Text className={styles.name}>{person.name}</Text>
              <Caption1 className={styles.quiet}>{person.upn}</Caption1>
            </TableCell>
            <TableCell className={styles.cell}>
              <Text>{person.login}</Text>
              <Caption1 className={styles.quiet}>
                {text('people.match')}: {text(`match.${person.match}`)}
              </Caption1>
            </TableCell>
            <TableCell className={styles.cell}>
              <Badge appearance="tint" color={person.linked ? 'success' : 'informative'}>
                {text(person.linked ? 'people.linked' : 'people.notLinked')}
              </Badge>
            </TableCell>
            <TableCell className={styles.cell}>
              <PersonState person={person} />
            </TableCell>
            <TableCell className={styles.cell}>
              <Text>{decisionWords(person.decision, text)}</Text>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
