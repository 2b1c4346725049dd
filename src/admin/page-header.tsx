import { Button, Caption1, makeStyles, Subtitle2, Tab, TabList, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { product } from '../domain/product.ts';
import { useConsole } from './console-context.ts';
import { useHasDraft } from './drafts.ts';
import { useChange } from './queries.ts';
import { goTo, pages, type PageName } from './routing.ts';

const useStyles = makeStyles({
  header: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  inner: {
    maxWidth: '1200px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL} 0`,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalXL },
  name: { display: 'flex', flexDirection: 'column' },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  end: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, marginLeft: 'auto' },
  // The first tab's word stands under the name.
  tabs: { flexWrap: 'wrap', marginLeft: `calc(-1 * ${tokens.spacingHorizontalMNudge})` },
});

export function PageHeader(props: {
  readonly page: PageName;
  readonly version: string;
  readonly signingOut: () => void;
}): ReactElement {
  const { api, text, language, setLanguage, drafts } = useConsole();
  const styles = useStyles();
  const signOut = useChange(api.signOut);
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <div className={styles.row}>
          <div className={styles.name}>
            <Subtitle2 as="h1" className={styles.title}>
              {product.displayName}
            </Subtitle2>
            <Caption1 className={styles.quiet}>{text('page.version', { version: props.version })}</Caption1>
          </div>
          <div className={styles.end}>
            <Button
              appearance="subtle"
              lang={language === 'de' ? 'en' : 'de'}
              onClick={() => setLanguage(language === 'de' ? 'en' : 'de')}
            >
              {text('page.language')}
            </Button>
            <Button
              appearance="subtle"
              disabled={signOut.isPending}
              onClick={() => {
                drafts.clear();
                props.signingOut();
                signOut.mutate(undefined);
              }}
            >
              {text('page.signOut')}
            </Button>
          </div>
        </div>
        <TabList
          className={styles.tabs}
          selectedValue={props.page}
          onTabSelect={(_event, { value }) => goTo(pages.find((page) => page === value) ?? 'overview')}
        >
          {pages.map((page) => (
            <PageTab key={page} page={page} />
          ))}
        </TabList>
      </div>
    </header>
  );
}

function PageTab({ page }: { readonly page: PageName }): ReactElement {
  const { text } = useConsole();
  const isChanged = useHasDraft(page);
  return (
    <Tab value={page}>
      {text(`page.${page}`)}
      {isChanged && <span title={text('save.changed')}> *</span>}
    </Tab>
  );
}
