/** One row for each page behind the first. What the phone system can't do has none, and one sentence says why. */
import { ChevronRightRegular } from '@fluentui/react-icons/headless/svg/chevron-right';
import { OpenRegular } from '@fluentui/react-icons/headless/svg/open';
import type { ReactElement } from 'react';
import type { Me } from '../../contract/api.ts';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { callersText } from '../callers/callers-text.ts';
import { useRedirections } from '../callers/use-redirections.ts';
import { phoneName } from '../dialling/phone-name.ts';
import { usePane } from '../pane-context.tsx';
import { capabilityOf, mePages, type MePage } from './me-page.ts';
import { useMeText, type MeText } from './me-text.ts';
import { whyText } from './why-text.ts';

export function MeLinks(props: { readonly me: Me }): ReactElement {
  const { me } = props;
  const { desk } = usePane();
  const m = useMeText();
  const values = useValues(me, m);
  const offered = mePages.filter((page) => isOffered(me, page));
  return (
    <>
      <ul className="list me-links">
        {offered.map((page) => (
          <li key={page}>
            <button type="button" className="me-link plain" onClick={() => desk.open({ kind: 'me', page })}>
              <span className="texts">
                <span className="line">{m(`page.${page}`)}</span>
                {values[page] ? <span className="small quiet">{values[page]}</span> : null}
              </span>
              <ChevronRightRegular className="icon quiet" aria-hidden="true" />
            </button>
          </li>
        ))}
        <OpenTab />
      </ul>
      {me.match ? <NotOffered me={me} offered={offered} /> : null}
    </>
  );
}

/** For a second screen: in a tab of its own the pane is as wide as the window, and stays while Outlook is closed. */
function OpenTab(): ReactElement | null {
  const { host } = usePane();
  const m = useMeText();
  const { openTab } = host;
  if (openTab === null) return null;
  const open = (): void => openTab(new URL('index.html', window.location.href).href);
  return (
    <li>
      <button type="button" className="me-link plain" onClick={open}>
        <span className="texts">
          <span className="line">{m('me.openTab')}</span>
        </span>
        <OpenRegular className="icon quiet" aria-hidden="true" />
      </button>
    </li>
  );
}

function NotOffered(props: { readonly me: Me; readonly offered: readonly MePage[] }): ReactElement | null {
  const { formats } = usePane();
  const m = useMeText();
  const missing = mePages.filter((page) => !props.offered.includes(page));
  const isDenied = (page: MePage): boolean => {
    const needed = capabilityOf[page];
    return needed !== undefined && (props.me.denied ?? []).includes(needed);
  };
  const sentence = (key: 'me.rightMissing' | 'me.notOffered' | 'me.withLink', pages: readonly MePage[]) =>
    pages.length === 0 ? null : (
      <p className="small quiet">{m(key, { what: formats.list(pages.map((page) => m(`page.${page}`))) })}</p>
    );
  return (
    <>
      {sentence('me.rightMissing', missing.filter(isDenied))}
      {sentence(
        props.me.linked ? 'me.notOffered' : 'me.withLink',
        missing.filter((page) => !isDenied(page)),
      )}
    </>
  );
}

function isOffered(me: Me, page: MePage): boolean {
  if (me.match === null) return false;
  const needed = capabilityOf[page];
  if (needed !== undefined) return me.capabilities.includes(needed);
  return page !== 'account' || me.linked;
}

/** What stands below the name of a page, as far as it is known without opening it. */
function useValues(me: Me, m: MeText): Readonly<Partial<Record<MePage, string | null>>> {
  const pane = usePane();
  const redirections = useRedirections();
  const askPhones = me.capabilities.includes('primaryPhone') ? pane.telephone.phones : null;
  const { value: phones } = useAnswer(askPhones, askPhones === null ? 'none' : 'phones');
  const first = phones?.find(({ primary }) => primary);
  const acting = redirections?.filter(({ enabled, target }) => enabled && target !== null) ?? null;
  const onSilence = callersText(true, redirections, pane);
  return {
    phones: first ? phoneName(first) : null,
    forwarding:
      acting?.length === 0 ? m('forwarding.none') : onSilence && m('forwarding.whenSilent', { callers: onSilence }),
    sync: m(me.mode === 'off' ? 'sync.short.off' : 'sync.short.on'),
    why: whyText(me, m, pane.t),
    account: me.match?.login ?? null,
  };
}
