/** The item beside the pane and the numbers in it. The selection may move on at any moment; the last one counts. */
import { useEffect, useState } from 'react';
import type { FoundNumber } from '../../domain/numbers/found-number.ts';
import type { NumberReader } from '../dialling/number-reader.ts';
import type { OpenItem, PaneHost } from '../host.ts';

export type ItemView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' }
  /** `numbers` is null while they are looked for. */
  | { readonly kind: 'item'; readonly item: OpenItem; readonly numbers: readonly FoundNumber[] | null };

export function useOpenItem(host: PaneHost, numbers: NumberReader): ItemView {
  const [view, setView] = useState<ItemView>({ kind: 'loading' });
  useEffect(() => followItem(host, numbers, setView), [host, numbers]);
  return view;
}

/** Shows the present item and each one after it. Returns the function that stops it. */
export function followItem(host: PaneHost, numbers: NumberReader, show: (view: ItemView) => void): () => void {
  let latest = 0;
  const read = async (): Promise<void> => {
    latest += 1;
    const mine = latest;
    const showIfLatest = (view: ItemView): void => {
      if (mine === latest) show(view);
    };
    try {
      const item = await host.readItem();
      if (item === null) return showIfLatest({ kind: 'none' });
      showIfLatest({ kind: 'item', item, numbers: null });
      const content = await item.content();
      const found = mine === latest ? await numbers.scan(content) : [];
      showIfLatest({ kind: 'item', item, numbers: found });
    } catch {
      showIfLatest({ kind: 'unreadable' });
    }
  };
  const stop = host.onItemChanged(() => void read());
  void read();
  return () => {
    latest += 1;
    stop();
  };
}
