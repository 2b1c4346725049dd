import type { TelephonyState } from '../../../domain/call.ts';
import { phaseOf } from '../uci/call-state.ts';
import type { LampState } from '../uci/function-key.ts';
import { isStruct, textOf } from '../uci/xml-rpc/value.ts';
import type { XmlRpcValue } from '../uci/xml-rpc/value.ts';

/**
 * What one lamp means. A calendar module can turn a lamp red without any call, so red counts as a call only once
 * `getCallInfoForKey` has listed one. Pure; every function returns a new memory.
 *
 *   not red ──▶ idle or ringing, at once
 *   red ──calls listed──▶ on a call (ringing while all of them ring)
 *       ──none listed, and none 3 s later──▶ no information: a module did it
 *       ──a fault that passes──▶ no information
 *       ──the PBX does not offer the request──▶ on a call, by the lamp alone
 */
export type LampMemory = {
  readonly lamp: LampState | null;
  /** Of a red lamp; null where nothing is known. */
  readonly verdict: TelephonyState | null;
  /** When the verdict was last confirmed; null where it never was. */
  readonly confirmedAt: number | null;
  /** When no call was listed for the first time, while the second look is due. */
  readonly emptyAt: number | null;
};

export type Confirmation = 'call' | 'ringing' | 'empty' | 'fault' | 'notOffered';

export const freshLamp: LampMemory = { lamp: null, verdict: null, confirmedAt: null, emptyAt: null };

const SECOND_LOOK_MS = 3_000;
const CONFIRM_AGAIN_MS = 60_000;
/** A call may begin under a lamp that is red already. */
const LOOK_UNDER_RED_MS = 20_000;

export function observeLamp(memory: LampMemory, lamp: LampState | null): LampMemory {
  return lamp === 'ACTIVE' && memory.lamp === 'ACTIVE' ? memory : { ...freshLamp, lamp };
}

export function needsConfirmation(memory: LampMemory, now: number): boolean {
  if (memory.lamp !== 'ACTIVE') return false;
  if (memory.emptyAt !== null) return Math.abs(now - memory.emptyAt) >= SECOND_LOOK_MS;
  const paceMs = memory.verdict === null ? LOOK_UNDER_RED_MS : CONFIRM_AGAIN_MS;
  return memory.confirmedAt === null || Math.abs(now - memory.confirmedAt) >= paceMs;
}

export function confirmLamp(memory: LampMemory, answer: Confirmation, now: number): LampMemory {
  switch (answer) {
    case 'call':
    case 'notOffered':
      return { ...memory, verdict: 'onCall', confirmedAt: now, emptyAt: null };
    case 'ringing':
      // The next look is soon: whoever rings answers.
      return { ...memory, verdict: 'ringing', confirmedAt: null, emptyAt: null };
    case 'empty':
      if (memory.emptyAt === null) return { ...memory, emptyAt: now };
      return { ...memory, verdict: null, confirmedAt: now, emptyAt: null };
    case 'fault':
      return { ...memory, verdict: null, confirmedAt: null };
  }
}

/** Null: no information. */
export function telephonyOf(memory: LampMemory): TelephonyState | null {
  switch (memory.lamp) {
    case 'ACTIVE':
      return memory.verdict;
    case 'RINGING':
      return 'ringing';
    case 'AVAILABLE':
    case 'UNAVAILABLE':
    case 'QUEUE_PAUSE':
      return 'idle';
    case null:
      return null;
  }
}

/** Of the calls listed only the state is looked at; whom the person talks to stays unread. */
export function readCallInfo(answer: XmlRpcValue): Confirmation {
  if (!Array.isArray(answer)) return 'fault';
  const phases = (answer as readonly XmlRpcValue[]).map((call) => {
    const word = isStruct(call) ? textOf(call, 'state') : undefined;
    // A call whose state has another name is a call.
    return word === undefined ? 'connected' : (phaseOf(word) ?? 'connected');
  });
  if (phases.some((phase) => phase === 'connected' || phase === 'held')) return 'call';
  return phases.some((phase) => phase === 'ringingIn' || phase === 'ringingOut') ? 'ringing' : 'empty';
}
