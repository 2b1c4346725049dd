/** The address book of the phone system, asked once the person stops typing. */
import { useEffect, useState } from 'react';
import type { ContactAnswer } from '../../contract/telephone.ts';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { useLiveState, usePane } from '../pane-context.tsx';

const pauseMs = 300;
const shortest = 2;

export function useContacts(text: string): readonly ContactAnswer[] {
  const { telephone } = usePane();
  const { me } = useLiveState();
  const wanted = text.trim();
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), pauseMs);
    return () => clearTimeout(timer);
  }, [wanted]);
  const isWorthIt = asked.length >= shortest && me !== null && me.match !== null;
  const { value } = useAnswer(isWorthIt ? () => telephone.searchContacts(asked) : null, isWorthIt ? asked : '');
  return isWorthIt && value ? value : [];
}
