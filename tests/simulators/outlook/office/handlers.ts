/** `addHandlerAsync` and `removeHandlerAsync` of mailbox and item. */
import { answer, HostCallError, type Callback, type OptionsOrCallback } from './async-result.ts';

type Listener = (args: unknown) => void;

export type Handlers = {
  readonly add: (
    type: string,
    listener: Listener,
    options?: OptionsOrCallback<void>,
    callback?: Callback<void>,
  ) => void;
  readonly remove: (type: string, options?: OptionsOrCallback<void>, callback?: Callback<void>) => void;
  readonly emit: (type: string, args: unknown) => void;
};

/** @param known event types that this client and object offer */
export function createHandlers(known: readonly string[]): Handlers {
  const listeners = new Map<string, Set<Listener>>();
  const checked = async (type: string, work: () => void): Promise<void> => {
    if (!known.includes(type)) {
      throw new HostCallError({ code: 5012, name: 'UnsupportedEventType', message: `No event ${type} here.` });
    }
    work();
  };
  return {
    add(type, listener, options, callback) {
      const work = checked(type, () => {
        listeners.set(type, (listeners.get(type) ?? new Set()).add(listener));
      });
      answer(work, options, callback);
    },
    remove(type, options, callback) {
      answer(
        checked(type, () => void listeners.delete(type)),
        options,
        callback,
      );
    },
    emit(type, args) {
      for (const listener of listeners.get(type) ?? []) listener(args);
    },
  };
}
