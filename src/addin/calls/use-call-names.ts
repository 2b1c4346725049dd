/** Names for calls whose number the phone system does not name: of the open item, or as the number was called here. */
import { called, nameOnItem } from '../dock/caller.ts';
import { useItem } from '../item/item-context.tsx';
import { useDesk, usePane } from '../pane-context.tsx';
import type { PastCall } from './group-calls.ts';

type Named = Pick<PastCall, 'name' | 'number'>;

/** The name stays in memory, as long as the pane is open. */
export function useCallNames(): <T extends Named>(call: T) => T {
  const { numbers } = usePane();
  const { names } = useDesk();
  const view = useItem();
  return (call) => {
    if (call.name) return call;
    const dial = called(call.number, numbers)?.dial;
    const name = nameOnItem(call.number, view, numbers) ?? (dial === undefined ? null : (names.get(dial) ?? null));
    return name === null ? call : { ...call, name };
  };
}
