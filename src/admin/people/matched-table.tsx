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
import type { PersonRow } from '../api/answers.ts';
import { useConsole } from '../console-context.ts';
import { useNarrowTable } from '../parts/narrow-table.ts';
import { decisionWords } from './decision-words.ts';
import { PersonState } from './person-state.tsx';
import { WhyDrawer } from './why-drawer.tsx';

const useStyles = makeStyles({
  name: { display: 'block', overflowWrap: 'anywhere' },
  why: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: tokens.spacingVerticalXS },
  quiet: { display: 'block', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

const columns = ['people.name', 'people.login', 'people.link', 'people.state', 'people.why'] as const;

export function MatchedTable({ people }: { readonly people: readonly PersonRow[] }): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const table = useNarrowTable();
  const [asked, setAsked] = useState<PersonRow | null>(null);
  return (
    <>
      <Table noNativeElements aria-label={text('people.matched', { shown: people.length })}>
        <TableHeader className={table.header}>
          <TableRow>
            {columns.map((column) => (
              <TableHeaderCell key={column}>{text(column)}</TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {people.map((person) => (
            <TableRow key={person.id} className={table.row}>
              <TableCell className={table.cell}>
                <Text className={styles.name}>{person.name}</Text>
                <Caption1 className={styles.quiet}>{person.upn}</Caption1>
              </TableCell>
              <TableCell className={table.cell}>
                <Text>{person.login}</Text>
                <Caption1 className={styles.quiet}>
                  {text('people.match')}: {text(`match.${person.match}`)}
                </Caption1>
              </TableCell>
              <TableCell className={table.cell}>
                <Badge appearance="tint" color={person.linked ? 'success' : 'informative'}>
                  {text(person.linked ? 'people.linked' : 'people.notLinked')}
                </Badge>
                <Caption1 className={styles.quiet}>
                  {person.telephonySource === null
                    ? text('people.callsUnknown')
                    : text('people.callsBy', { source: text(`source.${person.telephonySource}`) })}
                </Caption1>
              </TableCell>
              <TableCell className={table.cell}>
                <PersonState person={person} />
              </TableCell>
              <TableCell className={table.cell}>
                <div className={styles.why}>
                  <Text>{decisionWords(person.decision, text)}</Text>
                  <Button
                    size="small"
                    aria-label={text('why.openFor', { name: person.name })}
                    onClick={() => setAsked(person)}
                  >
                    {text('why.open')}
                  </Button>
                </div>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {asked !== null && <WhyDrawer person={asked} close={() => setAsked(null)} />}
    </>
  );
}
