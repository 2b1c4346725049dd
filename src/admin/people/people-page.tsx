/** Everybody of the PBX: who is matched, in what state and why; who is not, and what to do. */
import { Button, makeStyles, SearchBox, Tab, TabList, Text, tokens } from '@fluentui/react-components';
import { useDeferredValue, useState, type ReactElement } from 'react';
import type { People } from '../api/answers.ts';
import { useConsole } from '../console-context.ts';
import { Loaded } from '../parts/loaded.tsx';
import { usePeople } from '../queries.ts';
import { MatchedTable } from './matched-table.tsx';
import { UnmatchedTable } from './unmatched-table.tsx';

/** Rows drawn at first and with each "show more": a table of 10,000 rows would take seconds. */
const step = 50;

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  search: { minWidth: '220px' },
  more: { alignSelf: 'center' },
});

export function PeoplePage(): ReactElement {
  const people = usePeople();
  return <Loaded query={people}>{(answer) => <Tables people={answer} />}</Loaded>;
}

function Tables({ people }: { readonly people: People }): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const [list, setList] = useState<'matched' | 'unmatched'>('matched');
  const [search, setSearch] = useState('');
  const [room, setRoom] = useState(step);
  const wanted = useDeferredValue(search.trim().toLowerCase());
  const matched = people.matched.filter(({ name, upn, login }) => fits(wanted, name, upn, login));
  const unmatched = people.unmatched.filter(({ pbxUser }) =>
    fits(wanted, `${pbxUser.firstName} ${pbxUser.familyName}`, pbxUser.email ?? '', pbxUser.login),
  );
  const rows = list === 'matched' ? matched.length : unmatched.length;
  const everybody = list === 'matched' ? people.matched.length : people.unmatched.length;
  const empty = list === 'matched' ? 'people.empty' : 'people.emptyUnmatched';
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <TabList
          selectedValue={list}
          onTabSelect={(_event, { value }) => {
            setList(value === 'unmatched' ? 'unmatched' : 'matched');
            setRoom(step);
          }}
        >
          <Tab value="matched">{text('people.matched', { shown: people.matched.length })}</Tab>
          <Tab value="unmatched">{text('people.unmatched', { shown: people.unmatched.length })}</Tab>
        </TabList>
        <SearchBox
          className={styles.search}
          placeholder={text('people.search')}
          aria-label={text('people.search')}
          value={search}
          onChange={(_event, { value }) => setSearch(value)}
        />
      </div>
      {rows === 0 ? (
        <Text>{text(everybody === 0 ? empty : 'people.noHit')}</Text>
      ) : (
        <>
          {list === 'matched' ? (
            <MatchedTable people={matched.slice(0, room)} />
          ) : (
            <UnmatchedTable users={unmatched.slice(0, room)} />
          )}
        </>
      )}
      {rows > room && (
        <Button className={styles.more} onClick={() => setRoom(room + step)}>
          {text('people.more')}
        </Button>
      )}
    </div>
  );
}

function fits(wanted: string, ...texts: readonly string[]): boolean {
  return wanted === '' || texts.some((one) => one.toLowerCase().includes(wanted));
}
