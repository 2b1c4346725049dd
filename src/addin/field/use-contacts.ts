/** The address book of the phone system, asked once the person stops typing; what lies beyond a page, on a click. */
import { useEffect, useState } from 'react';
import type { ContactAnswer } from '../../contract/telephone.ts';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { readPages } from '../people/contact-pages.ts';

const pauseMs = 300;
const shortest = 2;
/** Whoever is not among so many is found by another word, not by scrolling. */
const mostPages = 8;

export type Contacts = {
  readonly contacts: readonly ContactAnswer[];
  /** Null where there are no more. */
  readonly more: (() => void) | null;
  /** What is typed has no answer yet. */
  readonly isSearching: boolean;
};

export function useContacts(text: string): Contacts {
  const { telephone } = usePane();
  const { me } = useLiveState();
  const wanted = text.trim();
  const [asked, setAsked] = useState({ text: '', pages: 1 });
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ text: wanted, pages: 1 }), pauseMs);
    return () => clearTimeout(timer);
  }, [wanted]);
  const isOffered = me !== null && me.match !== null;
  const isWorthIt = isOffered && asked.text.length >= shortest;
  const ask = async () => ({ of: asked.text, ...(await readPages(telephone, asked.text, asked.pages)) });
  const { value, problem, isLoading } = useAnswer(
    isWorthIt ? ask : null,
    isWorthIt ? `${asked.pages} ${asked.text}` : '',
  );
  const isSearching = isOffered && wanted.length >= shortest && value?.of !== wanted && problem === null;
  if (!isWorthIt || value === null) return { contacts: [], more: null, isSearching };
  const mayMore = !value.isWhole && !isLoading && asked.pages < mostPages;
  return {
    contacts: value.contacts,
    more: mayMore ? () => setAsked(({ pages }) => ({ text: asked.text, pages: pages + 1 })) : null,
    isSearching,
  };
}
