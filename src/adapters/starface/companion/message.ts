import { z } from 'zod';
import type { Call, TelephonyState } from '../../../domain/call.ts';
import { label, phaseOf } from '../uci/call-state.ts';

/**
 * What the companion module inside the PBX posts. `snapshot` names everybody who has a call and so says of all others
 * that they have none; `change` speaks only of those it names. Calls of a person are always whole.
 */
const callShape = z.looseObject({
  id: z.string().min(1).max(200),
  /** A word of UCI, such as `CONNECTED`. */
  state: z.string().max(60),
  number: z.string().max(200).nullish().catch(null),
  name: z.string().max(400).nullish().catch(null),
});

const personShape = z.looseObject({
  /** Login-ID with its leading zeros. */
  login: z.string().min(1).max(100),
  calls: z.array(callShape).max(50).optional(),
  /** For a module that knows no single calls: a word of the PBX's `TelephonyState`. */
  telephonyState: z.string().max(60).optional(),
});

export const companionMessageShape = z.looseObject({
  version: z.literal(1),
  type: z.enum(['snapshot', 'change']),
  /** Changes with each start of the module; sequence numbers count anew then. */
  epoch: z.string().min(1).max(100),
  sequence: z.int().nonnegative(),
  people: z.array(personShape).max(20_000),
});

export type CompanionMessage = z.infer<typeof companionMessageShape>;

type SeenCall = Omit<Call, 'connectedAt'>;

const lampWords: Readonly<Record<string, TelephonyState>> = {
  ACTIVE: 'onCall',
  RINGING: 'ringing',
  AVAILABLE: 'idle',
  UNAVAILABLE: 'idle',
  QUEUE_PAUSE: 'idle',
};

/** Null where the message says nothing of the person's calls that is known. */
export function callsOf(person: CompanionMessage['people'][number]): readonly SeenCall[] | null {
  if (person.calls !== undefined) {
    return person.calls.flatMap(({ id, state, number, name }) => {
      const phase = phaseOf(state);
      if (phase === null || phase === 'apart' || phase === 'ended') return [];
      return [{ id, state: phase, number: label(number ?? ''), name: label(name ?? '') }];
    });
  }
  const word = person.telephonyState?.toUpperCase() ?? '';
  const state = Object.hasOwn(lampWords, word) ? lampWords[word] : undefined;
  if (state === undefined) return null;
  const common = { id: `companion-${person.login}`, number: null, name: null };
  if (state === 'idle') return [];
  return [{ ...common, state: state === 'onCall' ? 'connected' : 'ringingIn' }];
}
