/** Part of the composition root: "give everything back now" and its lifting from the command line. */
import type { Bridge } from './bridge/presence-bridge.ts';
import type { Clock, Store } from './bridge/ports.ts';
import { countHeld, type Held } from './domain/held.ts';

export type HoldArgs = { readonly 'give-back': boolean; readonly lift: boolean; readonly wait: string };

/** What is wrong with these options, in a sentence; null where they can be carried out. */
export function holdArgsFault(args: HoldArgs): string | null {
  if (args['give-back'] && args.lift) return 'Either --give-back or --lift, not both.';
  if (!/^\d{1,6}$/.test(args.wait)) return `--wait takes whole seconds, not "${args.wait}".`;
  return null;
}

const lookEveryMs = 500;
const writerTtlMs = 15_000;

export type HoldCommandOptions = {
  readonly store: Store;
  readonly bridge: Pick<Bridge, 'start' | 'stop'>;
  readonly owner: string;
  readonly clock: Clock;
  readonly print: (line: string) => void;
  /** How long to wait until nothing is held any more. */
  readonly waitMs: number;
};

/**
 * Stores the hold, lets the running bridge act on it or, where none runs, gives back by itself, and waits.
 *
 * @returns the exit code: 0 where nothing is held any more, 1 where something still is. The hold stays in both cases.
 */
export async function giveBack({ store, bridge, owner, clock, print, waitMs }: HoldCommandOptions): Promise<number> {
  await store.writeSetting('hold', true);
  const alone = await store.acquireWriter(owner, writerTtlMs);
  print(alone ? 'No bridge is running; giving back from here.' : 'The running bridge gives everything back.');
  if (alone) await bridge.start();
  const held = await untilNothingIsHeld(store, clock, print, clock.now() + waitMs);
  if (alone) await bridge.stop();
  else await store.close();
  if (held === null) {
    print(
      'Nothing is held any more. The sync writes nothing until the hold is lifted, here with --lift or in the console.',
    );
    return 0;
  }
  print(
    `Still held after ${Math.round(waitMs / 1_000)} s: ${inWords(held)}. The hold stays; a running bridge goes on.`,
  );
  return 1;
}

export async function lift({ store, print }: Pick<HoldCommandOptions, 'store' | 'print'>): Promise<number> {
  await store.writeSetting('hold', false);
  await store.close();
  print('The hold is lifted. A running bridge goes on within seconds, otherwise the next one that starts.');
  return 0;
}

async function untilNothingIsHeld(
  store: Store,
  clock: Clock,
  print: (line: string) => void,
  endsAt: number,
): Promise<Held | null> {
  let said = '';
  for (;;) {
    const held = countHeld((await store.loadPersons()).values());
    const words = inWords(held);
    if (words === '') return null;
    if (words !== said) print(`Held: ${words}`);
    said = words;
    if (clock.now() >= endsAt) return held;
    await new Promise<void>((resolve) => void clock.after(lookEveryMs, resolve));
  }
}

function inWords(held: Held): string {
  const parts: readonly (readonly [number, string])[] = [
    [held.dnd, 'DND'],
    [held.session, 'state at Microsoft'],
    [held.chat, 'chat status'],
    [held.redirection, 'redirection'],
    [held.message, 'status message'],
    [held.preferred, 'preferred presence'],
  ];
  return parts
    .filter(([people]) => people > 0)
    .map(([people, lever]) => `${lever} of ${people} ${people === 1 ? 'person' : 'people'}`)
    .join(', ');
}
