/** The address book of the phone system, asked once the person stops typing; what lies beyond a page, on a click. */
import { useEffect, useState } from 'react';
import type { ContactAnswer } from '../../contract/telephone.ts';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { isBookSilent, readPages } from '../people/contact-pages.ts';

const pauseMs = 300;
const shortest = 2;
/** Whoever is not among so many is found by another word, not by scrolling. */
const mostPages = 8;
/** Longer than that nobody waits for the address book before the people of the tenant are shown without it. */
const patienceMs = 2_000;

export type Contacts = {
  readonly contacts: readonly ContactAnswer[];
  /** Null where there are no more. */
  readonly more: (() => void) | null;
  /** What is typed has no answer yet. */
  readonly isSearching: boolean;
  /** The address book does not answer: these are the people of the tenant alone. */
  readonly isBookMissing: boolean;
};

type Found = { readonly contacts: readonly ContactAnswer[]; readonly isWhole: boolean; readonly isMissing: boolean };

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
  const askBook = async () => ({
    of: asked.text,
    ...(await readPages(telephone, asked.text, asked.pages).then(whole, nothing)),
  });
  const { value: book, isLoading } = useAnswer(
    isWorthIt ? askBook : null,
    isWorthIt ? `${asked.pages} ${asked.text}` : '',
  );
  const isBookRead = book?.of === asked.text;
  const isSlow = useIsPast(patienceMs, isWorthIt && !isBookRead ? asked.text : null);
  // Missed once, it may well be missed again: then nobody waits for it a second time.
  const isTenantWanted = isWorthIt && (isSlow || book?.isMissing === true);
  const askTenant = async () => ({
    of: asked.text,
    contacts: await telephone.searchContacts(asked.text, 0, 'tenant').catch(() => []),
  });
  const { value: tenant } = useAnswer(isTenantWanted ? askTenant : null, isTenantWanted ? asked.text : '');
  const isTenantRead = tenant?.of === asked.text;
  const isBookMissing = isWorthIt && isBookRead && book.isMissing;
  const isAnswered = asked.text === wanted && isBookRead && (!book.isMissing || isTenantRead);
  const isSearching = isOffered && wanted.length >= shortest && !isAnswered;
  if (!isWorthIt) return { contacts: [], more: null, isSearching, isBookMissing };
  if (!isBookRead || book.isMissing) {
    const contacts = (isTenantRead ? tenant.contacts : book?.contacts) ?? [];
    return { contacts, more: null, isSearching, isBookMissing };
  }
  const mayMore = !book.isWhole && !isLoading && asked.pages < mostPages;
  return {
    contacts: book.contacts,
    more: mayMore ? () => setAsked(({ pages }) => ({ text: asked.text, pages: pages + 1 })) : null,
    isSearching,
    isBookMissing,
  };
}

function whole(found: Omit<Found, 'isMissing'>): Found {
  return { ...found, isMissing: false };
}

function nothing(error: unknown): Found {
  return { contacts: [], isWhole: true, isMissing: isBookSilent(error) };
}

/** Whether this text has stood for so long; never where it is null. */
function useIsPast(ms: number, text: string | null): boolean {
  const [past, setPast] = useState<string | null>(null);
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => setPast(text), ms);
    return () => clearTimeout(timer);
  }, [ms, text]);
  return text !== null && past === text;
}
