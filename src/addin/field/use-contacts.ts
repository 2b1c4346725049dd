/** The address book of the phone system, asked once the person stops typing. */
import { useEffect, useState } from 'react';
import type { ContactAnswer } from '../../contract/telephone.ts';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { useLiveState, usePane } from '../pane-context.tsx';

const pauseMs = 300;
const shortest = 2;

export type FoundContacts = {
  readonly contacts: readonly ContactAnswer[];
  /** What is typed has no answer yet. */
  readonly isSearching: boolean;
};

export function useContacts(text: string): FoundContacts {
  const { telephone } = usePane();
  const { me } = useLiveState();
  const wanted = text.trim();
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), pauseMs);
    return () => clearTimeout(timer);
  }, [wanted]);
  const isOffered = me !== null && me.match !== null;
  const isWorthIt = (words: string): boolean => isOffered && words.length >= shortest;
  const ask = async (): Promise<{ readonly of: string; readonly contacts: readonly ContactAnswer[] }> => ({
    of: asked,
    contacts: await telephone.searchContacts(asked),
  });
  const { value, problem } = useAnswer(isWorthIt(asked) ? ask : null, isWorthIt(asked) ? asked : '');
  return {
    contacts: isWorthIt(asked) && value ? value.contacts : [],
    isSearching: isWorthIt(wanted) && value?.of !== wanted && problem === null,
  };
}
