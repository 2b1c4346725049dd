/** The item beside the pane and the numbers in it. The selection may move on at any moment; the last one counts. */
import { useEffect, useState } from 'react';
import type { FoundNumber } from '../../domain/numbers/found-number.ts';
import type { MailInput } from '../../domain/numbers/scan-html.ts';
import type { NumberReader } from '../dialling/number-reader.ts';
import type { OpenItem, PaneHost } from '../host.ts';

export type ItemView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' }
  | {
      readonly kind: 'item';
      readonly item: OpenItem;
      /** Null while they are looked for. */
      readonly numbers: readonly FoundNumber[] | null;
      /** Looks for them again, where what looks for them could not be loaded. */
      readonly again?: () => void;
    };

export function useOpenItem(host: PaneHost, numbers: NumberReader): ItemView {
  const [view, setView] = useState<ItemView>({ kind: 'loading' });
  useEffect(() => followItem(host, numbers, setView), [host, numbers]);
  return view;
}

/** Shows the present item and each one after it. Returns the function that stops it. */
export function followItem(host: PaneHost, numbers: NumberReader, show: (view: ItemView) => void): () => void {
  let latest = 0;
  const scan = async (item: OpenItem, content: MailInput, showIfLatest: (view: ItemView) => void): Promise<void> => {
    try {
      showIfLatest({ kind: 'item', item, numbers: await numbers.scan(content) });
    } catch {
      showIfLatest({ kind: 'item', item, numbers: null, again: () => void scan(item, content, showIfLatest) });
    }
  };
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
      if (mine === latest) await scan(item, content, showIfLatest);
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
