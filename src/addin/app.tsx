/** The pane: strip, field, dock and three pages. Everything behind a click loads when it is clicked. */
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { ErrorBoundary } from '../ui/components/error-boundary.tsx';
import { DialField } from './field/dial-field.tsx';
import { FailedPage } from './failed-page.tsx';
import { ItemContext } from './item/item-context.tsx';
import { useOpenItem } from './item/use-open-item.ts';
import { NoticeBar } from './notice-bar.tsx';
import MailPage from './pages/mail-page.tsx';
import { useDesk, useLiveState, useNumberRules, usePane } from './pane-context.tsx';
import { SkeletonRows } from './rows/skeleton-rows.tsx';
import { Strip } from './strip/strip.tsx';
import { Tabs } from './tabs.tsx';

const Dock = lazy(() => import('./dock/dock.tsx'));
const CallsPage = lazy(() => import('./pages/calls-page.tsx'));
const TeamPage = lazy(() => import('./pages/team-page.tsx'));
const SearchResults = lazy(() => import('./field/search-results.tsx'));
const DialPad = lazy(() => import('./field/dial-pad.tsx'));
const Sheets = lazy(() => import('./sheets/sheets.tsx'));

const pages = { mail: MailPage, calls: CallsPage, team: TeamPage };

type PageName = keyof typeof pages;

export function App(): ReactElement {
  const { t, host, numbers } = usePane();
  const { sheet, question } = useDesk();
  const { calls } = useLiveState();
  const view = useOpenItem(host, numbers);
  useNumberRules();
  const [chosen, setChosen] = useState<PageName | null>(null);
  const [text, setText] = useState('');
  const [keysOpen, setKeysOpen] = useState(false);
  const page = chosen ?? (view.kind === 'none' ? 'calls' : 'mail');
  const count = view.kind === 'item' ? (view.numbers?.length ?? 0) : 0;
  const mailLabel = t(view.kind === 'item' && view.item.kind === 'appointment' ? 'tab.appointment' : 'tab.mail');
  const Page = pages[page];
  return (
    <ItemContext value={view}>
      <div className="pane">
        <Strip />
        <DialField value={text} onChange={setText} keysOpen={keysOpen} onKeys={() => setKeysOpen(!keysOpen)} />
        <Suspense fallback={null}>{keysOpen ? <DialPad value={text} onChange={setText} /> : null}</Suspense>
        <Suspense fallback={null}>{calls.length > 0 ? <Dock /> : null}</Suspense>
        {text.trim() === '' ? (
          <Tabs
            label={t('pane.tabs')}
            tabs={[
              {
                name: 'mail',
                label: mailLabel,
                count,
                ...(count > 0 ? { spoken: t('tab.numbers', { tab: mailLabel, count }) } : {}),
              },
              { name: 'calls', label: t('tab.calls') },
              { name: 'team', label: t('tab.team') },
            ]}
            selected={page}
            onSelect={setChosen}
          />
        ) : null}
        {text.trim() === '' ? (
          <div id="page" className="page" role="tabpanel" aria-labelledby={`tab-${page}`}>
            <ErrorBoundary key={page} fallback={(again) => <FailedPage again={again} />}>
              <Suspense fallback={<SkeletonRows label={t('strip.loading')} />}>
                <Page />
              </Suspense>
            </ErrorBoundary>
          </div>
        ) : (
          <div className="page">
            <ErrorBoundary fallback={(again) => <FailedPage again={again} />}>
              <Suspense fallback={<SkeletonRows label={t('strip.loading')} />}>
                <SearchResults text={text} />
              </Suspense>
            </ErrorBoundary>
          </div>
        )}
        <NoticeBar />
        <ErrorBoundary fallback={() => null}>
          <Suspense fallback={null}>{sheet || question ? <Sheets /> : null}</Suspense>
        </ErrorBoundary>
      </div>
    </ItemContext>
  );
}
