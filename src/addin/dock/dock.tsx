/** The calls of the moment, above every page: two cards at most, the rest counted and shown on a click. */
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { CallAnswer } from '../../contract/api.ts';
import { conference } from '../actions/conference.ts';
import { useDesk, useLiveState, usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { Button } from '../rows/button.tsx';
import { CallCard } from './call-card.tsx';

const shownCalls = 2;

export default function Dock(): ReactElement | null {
  const pane = usePane();
  const { t } = pane;
  const { calls } = useLiveState();
  const { drafts } = useDesk();
  const [all, setAll] = useState(false);
  const keepFocus = useKeptFocus();
  if (calls.length === 0) return null;
  const ordered = inOrderOfUrgency(calls);
  const first = shownFirst(ordered, (call) => call.id in drafts);
  const shown = all ? ordered : ordered.filter((call) => first.has(call));
  const more = calls.length - first.size;
  return (
    <section aria-label={t('dock.label')} className="dock" {...keepFocus}>
      {shown.map((call) => (
        <CallCard key={call.id} call={call} />
      ))}
      {conference.isAvailable(pane).ok ? <ActionButton action={conference} target={undefined} wide /> : null}
      {more > 0 ? (
        <Button className="tall wide small" appearance="subtle" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('dock.fewer') : t('dock.more', { count: more })}
        </Button>
      ) : null}
    </section>
  );
}

/** A call that ends takes its buttons with it; whoever was on one goes on at the page below, not nowhere. */
function useKeptFocus(): { readonly onFocus: () => void; readonly onBlur: () => void } {
  const isHere = useRef(false);
  const goOn = useRef(() => {
    if (!isHere.current || document.activeElement !== document.body) return;
    isHere.current = false;
    const find = (selector: string): HTMLElement | null => document.querySelector<HTMLElement>(selector);
    (find('[role=tab][aria-selected=true]') ?? find('.field input'))?.focus();
  }).current;
  useEffect(goOn);
  // With the last call the dock goes as a whole.
  useEffect(() => () => queueMicrotask(goOn), [goOn]);
  return { onFocus: () => void (isHere.current = true), onBlur: () => void (isHere.current = false) };
}

const urgency: Readonly<Record<CallAnswer['state'], number>> = {
  ringingIn: 0,
  connected: 1,
  ringingOut: 2,
  held: 3,
  ended: 4,
};

/** What rings wants a decision now; among equals the older one stays where it is. */
export function inOrderOfUrgency(calls: readonly CallAnswer[]): readonly CallAnswer[] {
  return calls.toSorted((one, other) => urgency[one.state] - urgency[other.state]);
}

/**
 * Which calls have a card before anybody asks for more: what rings longest, who is being talked to, and every call whose
 * transfer is half typed; what is left goes to the next in order.
 */
export function shownFirst(
  ordered: readonly CallAnswer[],
  hasDraft: (call: CallAnswer) => boolean,
): ReadonlySet<CallAnswer> {
  const kept = ordered.filter(hasDraft);
  const talking = ordered.find(({ state }) => state === 'connected');
  const wanted = [...kept, ordered[0], talking, ...ordered].filter((call) => call !== undefined);
  return new Set([...new Set(wanted)].slice(0, Math.max(shownCalls, kept.length)));
}
