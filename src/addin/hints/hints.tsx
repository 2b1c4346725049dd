/**
 * What a newcomer is told, one card after the other, at the foot of the pane: there it takes no place from the first
 * numbers. A card stays until it is dismissed, and never comes back.
 */
import { useState, type ReactElement } from 'react';
import { languageOf } from '../../ui/locales/translator.ts';
import { callersText } from '../callers/callers-text.ts';
import { useRedirections } from '../callers/use-redirections.ts';
import type { HintMemory, HintName } from '../host.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { Button } from '../rows/button.tsx';
import { hintTexts } from './hint-texts.ts';

export default function Hints(props: { readonly memory: HintMemory }): ReactElement | null {
  const { memory } = props;
  const pane = usePane();
  const { me } = useLiveState();
  const [unseen, setUnseen] = useState(memory.unseen);
  const explains = callersText(me?.dnd.on ?? null, useRedirections(), pane) !== null;
  const [shown, next] = unseen.filter((name) => name !== 'callers' || explains);
  if (shown === undefined) return null;
  const texts = hintTexts[languageOf(pane.host.locale)];
  const dismiss = (name: HintName): void => {
    setUnseen(unseen.filter((one) => one !== name));
    // Not saved: it is gone until the pane is opened again.
    memory.dismiss(name).catch(() => undefined);
    // The button stays for the next card; after the last one the keyboard goes on at the tabs.
    if (next === undefined) document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  };
  return (
    <section className="notice" aria-label={texts.label}>
      <span className="texts small">{texts[shown]}</span>
      <Button className="tall" appearance="subtle" onClick={() => dismiss(shown)}>
        {texts.dismiss}
      </Button>
    </section>
  );
}
