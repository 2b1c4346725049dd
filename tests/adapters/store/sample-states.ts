import type { PersonId } from '../../../src/domain/person.ts';
import { personIdOf } from '../../../src/domain/person.ts';
import { newPersonState } from '../../../src/domain/person-state.ts';
import type { PersonState } from '../../../src/domain/person-state.ts';

export const tenantId = '84bd8158-6d4d-4958-8b9f-9d6445542f95';

export function person(number: number): PersonId {
  return personIdOf(tenantId, `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);
}

/** A person in the middle of everything: each member of the state has a value. */
export const busyState: PersonState = {
  durable: {
    ...newPersonState.durable,
    mode: 'presence-oauth',
    presence: { availability: 'Busy', activity: 'InAMeeting', outOfOffice: false },
    row: 'busyMeeting',
    outcome: { value: 'on', rule: 'busy', cause: 'Busy/InAMeeting' },
    dndOn: true,
    claim: { status: 'confirmed', at: 1_700_000_000_000, rule: 'busy', cause: 'Busy/InAMeeting' },
    override: { on: false, at: 1_700_000_000_001, by: 'phone' },
    ownDnd: { on: true, until: 1_700_000_100_000, status: 'confirmed' },
    lease: {
      status: 'releasing',
      pair: { availability: 'Busy', activity: 'InACall' },
      at: 1_700_000_000_002,
      renewedAt: 1_700_000_000_003,
      expiresAt: 1_700_000_300_003,
      rule: 'call',
      cause: 'onCall',
    },
    shadow: { pair: { availability: 'Busy', activity: 'InAConferenceCall' }, until: 1_700_000_090_000 },
    guard: { recheckAt: null, reverted: [true, false], pausedUntil: 1_700_000_200_000, pauses: 1 },
    left: null,
  },
  seen: {
    ...newPersonState.seen,
    informationAt: 1_700_000_000_004,
    telephony: { source: 'linked', state: 'onCall', at: 1_700_000_000_005 },
    sets: { dnd: [1_700_000_000_006], microsoft: [] },
    retry: { dnd: null, microsoft: { attempt: 2, at: 1_700_000_000_007 } },
  },
};

export function stateWithCause(cause: string): PersonState {
  return { ...newPersonState, durable: { ...newPersonState.durable, outcome: { value: 'on', rule: 'busy', cause } } };
}
