import { useEffect, useReducer } from 'react';
import type { ItemPerson } from '../host.ts';
import { useLiveState, usePane } from '../pane-context.tsx';

/** Looks these people up, and shows everything anew when a number was found. */
export function useAddressBook(people: readonly ItemPerson[]): void {
  const { addressBook } = usePane();
  const { me } = useLiveState();
  const [, renew] = useReducer((round: number) => round + 1, 0);
  const isMatched = me !== null && me.match !== null;
  const key = people.map(({ address }) => address).join();
  useEffect(() => addressBook.subscribe(renew), [addressBook]);
  useEffect(() => {
    if (isMatched) void addressBook.look(people);
    // Not `people`: the list is a new one at each render, its addresses say who is meant.
  }, [addressBook, isMatched, key]);
}
