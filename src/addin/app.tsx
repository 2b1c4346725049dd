/** The pane: strip, field, dock and three pages. Everything behind a click loads when it is clicked. */
import { useState, type ReactElement, type ReactNode } from 'react';
import { ErrorBoundary } from '../ui/components/error-boundary.tsx';
import { useOpenMissed } from './calls/use-open-missed.ts';
import { DialField } from './field/dial-field.tsx';
import { FailedPage } from './failed-page.tsx';
import { ItemContext } from './item/item-context.tsx';
import { useOpenItem } from './item/use-open-item.ts';
import { late } from './late.tsx';
import { NoticeBar } from './notice-bar.tsx';
import MailPage from './pages/mail-page.tsx';
import { useLoggedNotice } from './me/use-logged-notice.ts';
import { useDesk, useLiveState, useNumberRules, usePane } from './pane-context.tsx';
import { SkeletonRows } from './rows/skeleton-rows.tsx';
import { Strip } from './strip/strip.tsx';
import { Tabs } from './tabs.tsx';

const Dock = late(() => import('./dock/dock.tsx'));
const CallsPage = late(() => import('./pages/calls-page.tsx'));
const TeamPage = late(() => import('./pages/team-page.tsx'));
const SearchResults = late(() => import('./field/search-results.tsx'));
const DialPad = late(() => import('./field/dial-pad.tsx'));
/** A hint that can't be loaded is no loss, so nothing is said about it. */
const Hints = late(() => import('./hints/hints.tsx').catch(() => ({ default: () => null })));
const Sheets = late(() => import('./sheets/sheets.tsx'));

const pages = { mail: MailPage, calls: CallsPage, team: TeamPage };

type PageName = keyof typeof pages;

export function App(): ReactElement {
  const { t, host, numbers, desk } = usePane();
  const { sheet, question, phoneQuestion } = useDesk();
  const { calls } = useLiveState();
  const view = useOpenItem(host, numbers);
  const missed = useOpenMissed();
  useNumberRules();
  useLoggedNotice();
  const [chosen, setChosen] = useState<PageName | null>(null);
  const [text, setText] = useState('');
  const [keysOpen, setKeysOpen] = useState(false);
  const [sheetsStay, setSheetsStay] = useState(false);
  const isCovered = sheet !== null || question !== null || phoneQuestion !== null;
  const page = chosen ?? (view.kind === 'none' ? 'calls' : 'mail');
  const count = view.kind === 'item' ? (view.numbers?.length ?? 0) : 0;
  const mailLabel = t(view.kind === 'item' && view.item.kind === 'appointment' ? 'tab.appointment' : 'tab.mail');
  const Page: (props: { readonly waiting: ReactNode }) => ReactElement = pages[page];
  const waiting = <SkeletonRows label={t('strip.loading')} />;
  const giveUp = (): void => {
    question?.answer(false);
    phoneQuestion?.answer(null);
    desk.close();
  };
  return (
    <ItemContext value={view}>
      <div className="pane">
        <Strip />
        <DialField value={text} onChange={setText} keysOpen={keysOpen} onKeys={() => setKeysOpen(!keysOpen)} />
        {keysOpen ? <DialPad value={text} onChange={setText} /> : null}
        {calls.length > 0 ? <Dock /> : null}
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
              {
                name: 'calls',
                label: t('tab.calls'),
                count: missed,
                ...(missed > 0 ? { spoken: t('tab.missed', { tab: t('tab.calls'), count: missed }) } : {}),
              },
              { name: 'team', label: t('tab.team') },
            ]}
            selected={page}
            onSelect={setChosen}
          />
        ) : null}
        {text.trim() === '' ? (
          <div id="page" className="page" role="tabpanel" aria-labelledby={`tab-${page}`}>
            <ErrorBoundary key={page} fallback={(again) => <FailedPage again={again} />}>
              <Page waiting={waiting} />
            </ErrorBoundary>
          </div>
        ) : (
          <div className="page">
            <SearchResults text={text} waiting={waiting} />
          </div>
        )}
        {calls.length === 0 && host.hints ? <Hints memory={host.hints} /> : null}
        <NoticeBar covered={sheet !== null} />
        {isCovered || sheetsStay ? <Sheets onGiveUp={giveUp} onShown={() => setSheetsStay(true)} /> : null}
      </div>
    </ItemContext>
  );
}
