/** The calls of the moment, above every page: two cards at most, the rest counted and shown on a click. */
import { useState, type ReactElement } from 'react';
import type { CallAnswer } from '../../contract/api.ts';
import { conference } from '../actions/conference.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { Button } from '../rows/button.tsx';
import { CallCard } from './call-card.tsx';

const shownCalls = 2;

export default function Dock(): ReactElement | null {
  const pane = usePane();
  const { t } = pane;
  const { calls } = useLiveState();
  const [all, setAll] = useState(false);
  if (calls.length === 0) return null;
  const ordered = inOrderOfUrgency(calls);
  const more = calls.length - shownCalls;
  return (
    <section aria-label={t('dock.label')} className="dock">
      {(all ? ordered : ordered.slice(0, shownCalls)).map((call) => (
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
