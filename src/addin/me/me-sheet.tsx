/** The person's own state: one sheet, its first page and those behind it. */
import { lazy, Suspense, type ComponentType, type ReactElement } from 'react';
import { useLiveState, usePane } from '../pane-context.tsx';
import { SkeletonRows } from '../rows/skeleton-rows.tsx';
import { SheetFrame } from '../sheets/sheet-frame.tsx';
import AccountPage from './account-page.tsx';
import { MeHome } from './me-home.tsx';
import type { MePage } from './me-page.ts';
import { useMeText } from './me-text.ts';

const pages: Readonly<Record<MePage, ComponentType>> = {
  phones: lazy(() => import('./phones-page.tsx')),
  forwarding: lazy(() => import('./forwarding-page.tsx')),
  chat: lazy(() => import('./chat-page.tsx')),
  keys: lazy(() => import('./keys-page.tsx')),
  sync: lazy(() => import('./sync-page.tsx')),
  why: lazy(() => import('./why-page.tsx')),
  account: AccountPage,
};

export default function MeSheet(props: { readonly page: MePage | null }): ReactElement {
  const { page } = props;
  const { t, desk } = usePane();
  const { me } = useLiveState();
  const m = useMeText();
  const Page = page === null ? MeHome : pages[page];
  const back = page === null ? {} : { back: { label: m('me.back'), onBack: () => desk.open({ kind: 'me' }) } };
  return (
    <SheetFrame
      title={page === null ? (me?.name ?? t('me.title')) : m(`page.${page}`)}
      place={page ?? 'home'}
      onClose={desk.close}
      {...back}
    >
      <Suspense fallback={<SkeletonRows label={t('strip.loading')} />}>
        <Page />
      </Suspense>
    </SheetFrame>
  );
}
