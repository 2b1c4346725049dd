import { Button, Caption1, makeStyles, Subtitle2, Tab, TabList, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { product } from '../domain/product.ts';
import { useConsole } from './console-context.ts';
import { useChange } from './queries.ts';

const pages = ['overview', 'people', 'microsoft'] as const;

export type PageName = (typeof pages)[number];

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { display: 'flex', flexDirection: 'column' },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  end: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, marginLeft: 'auto' },
});

export function PageHeader(props: {
  readonly page: PageName;
  readonly setPage: (page: PageName) => void;
  readonly version: string;
  readonly signingOut: () => void;
}): ReactElement {
  const { api, text, language, setLanguage } = useConsole();
  const styles = useStyles();
  const signOut = useChange(api.signOut);
  return (
    <header className={styles.header}>
      <div className={styles.name}>
        <Subtitle2 as="h1" className={styles.title}>
          {product.displayName}
        </Subtitle2>
        <Caption1 className={styles.quiet}>
          {product.subtitle} · {text('page.version', { version: props.version })}
        </Caption1>
      </div>
      <TabList
        selectedValue={props.page}
        onTabSelect={(_event, { value }) => props.setPage(pages.find((page) => page === value) ?? 'overview')}
      >
        {pages.map((page) => (
          <Tab key={page} value={page}>
            {text(`page.${page}`)}
          </Tab>
        ))}
      </TabList>
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
            props.signingOut();
            signOut.mutate(undefined);
          }}
        >
          {text('page.signOut')}
        </Button>
      </div>
    </header>
  );
}
