/** The person's own state: one sheet, its first page and those behind it. */
import type { ComponentType, ReactElement, ReactNode } from 'react';
import { late } from '../late.tsx';
import { useLiveState, usePane } from '../pane-context.tsx';
import { SkeletonRows } from '../rows/skeleton-rows.tsx';
import { SheetFrame } from '../sheets/sheet-frame.tsx';
import AccountPage from './account-page.tsx';
import { MeHome } from './me-home.tsx';
import type { MePage } from './me-page.ts';
import { useMeText } from './me-text.ts';

type PageProps = { readonly waiting?: ReactNode };

const pages: Readonly<Record<MePage, ComponentType<PageProps>>> = {
  phones: late(() => import('./phones-page.tsx')),
  forwarding: late(() => import('./forwarding-page.tsx')),
  chat: late(() => import('./chat-page.tsx')),
  keys: late(() => import('./keys-page.tsx')),
  sync: late(() => import('./sync-page.tsx')),
  why: late(() => import('./why-page.tsx')),
  account: AccountPage,
};

export default function MeSheet(props: { readonly page: MePage | null }): ReactElement {
  const { page } = props;
  const { t, desk } = usePane();
  const { me } = useLiveState();
  const m = useMeText();
  const Page: ComponentType<PageProps> = page === null ? MeHome : pages[page];
  const back = page === null ? {} : { back: { label: m('me.back'), onBack: () => desk.open({ kind: 'me' }) } };
  return (
    <SheetFrame
      title={page === null ? (me?.name ?? t('me.title')) : m(`page.${page}`)}
      place={page ?? 'home'}
      onClose={desk.close}
      {...back}
    >
      <Page waiting={<SkeletonRows label={t('strip.loading')} />} />
    </SheetFrame>
  );
}
