import { createContext, useContext } from 'react';
import type { ItemView } from './use-open-item.ts';

/** Mail page, team page and search all look at the same item. */
export const ItemContext = createContext<ItemView>({ kind: 'loading' });

export function useItem(): ItemView {
  return useContext(ItemContext);
}
