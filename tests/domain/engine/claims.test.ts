/** Rule 3, cell by cell: what a reading of the PBX means for each state of a claim. And the same for the lease. */
import { describe, expect, test } from '@jest/globals';
import { decide, type Turn } from '../../../src/domain/decide.ts';
import type { Fact } from '../../../src/domain/facts.ts';
import { newPersonState, type Durable, type PersonState } from '../../../src/domain/person-state.ts';
import { defaultSettings, type SyncSettings } from '../../../src/domain/settings.ts';

const now = Date.UTC(2026, 10, 24, 9);
const settings: SyncSettings = { ...defaultSettings, mode: 'presence-oauth' };
const meeting = { availability: 'Busy', activity: 'InAMeeting', outOfOffice: false };
const free = { availability: 'Available', activity: 'Available', outOfOffice: false };
const reason = { rule: 'presence-oauth.busyMeeting', cause: 'busyMeeting' };

type Status = 'intended' | 'confirmed' | 'releasing';

/** A person whose outcome is as given and stays so, with a claim or without. */
function person(wanted: boolean, status: Status | null, dndOn: boolean | null): PersonState {
  const durable: Durable = {
    ...newPersonState.durable,
    mode: 'presence-oauth',
    pbxUserId: '17',
    presence: wanted ? meeting : free,
    row: wanted ? 'busyMeeting' : 'available',
    outcome: wanted
      ? { ...reason, value: 'on' }
      : { rule: 'presence-oauth.available', cause: 'available', value: 'giveBack' },
    dndOn,
    claim: status === null ? null : { ...reason, status, at: now - 1_000 },
  };
  return { durable, seen: { ...newPersonState.seen, informationAt: now, outcomeAt: now } };
}

function writesOf(turn: Turn): readonly string[] {
  return turn.commands.flatMap((command) => (command.type === 'writeDnd' ? [command.on ? 'on' : 'off'] : []));
}

const read = (on: boolean): Fact => ({ type: 'dndRead', on });

describe('the PBX shows off', () => {
  test.each<[string, boolean, Status | null, boolean | null, string[], Status | null, boolean]>([
    ['no claim, wanted: the claim is made and written', true, null, false, ['on'], 'intended', false],
    ['no claim, not wanted: nothing happens', false, null, false, [], null, false],
    [
      'intended and still wanted: the call never arrived, it is done again',
      true,
      'intended',
      false,
      ['on'],
      'intended',
      false,
    ],
    ['intended and no longer wanted: deleted', false, 'intended', false, [], null, false],
    ['confirmed: a person switched it off; deleted, nothing touched', true, 'confirmed', true, [], null, true],
    ['confirmed and no longer wanted: a person was faster', false, 'confirmed', true, [], null, true],
    ['releasing: deleted', false, 'releasing', true, [], null, true],
  ])('%s', (_name, wanted, status, dndOn, writes, claim, overridden) => {
    const turn = decide(settings, person(wanted, status, dndOn), read(false), now);
    const { durable } = turn.state;
    expect([writesOf(turn), durable.claim?.status ?? null, durable.override !== null]).toEqual([
      writes,
      claim,
      overridden,
    ]);
  });

  test('releasing and asked for at least once: our own doing, no override', () => {
    const before = person(false, 'releasing', true);
    const claim = { ...reason, status: 'releasing', at: now - 1_000, asked: true } as const;
    const turn = decide(settings, { ...before, durable: { ...before.durable, claim } }, read(false), now);
    expect([turn.state.durable.claim, turn.state.durable.override]).toEqual([null, null]);
  });
});

describe('the PBX shows on', () => {
  test.each<[string, boolean, Status | null, string[], Status | null]>([
    ['no claim, wanted: it is a person’s, no claim', true, null, [], null],
    ['no claim, not wanted: a person’s is never cleared', false, null, [], null],
    ['intended and still wanted: ours, the answer was lost; confirmed', true, 'intended', [], 'confirmed'],
    ['intended and no longer wanted: ours, released', false, 'intended', ['off'], 'releasing'],
    ['confirmed and wanted: stands', true, 'confirmed', [], 'confirmed'],
    ['confirmed and no longer wanted: released', false, 'confirmed', ['off'], 'releasing'],
    ['releasing: released again, reachable is the safe side', false, 'releasing', ['off'], 'releasing'],
  ])('%s', (_name, wanted, status, writes, claim) => {
    const turn = decide(settings, person(wanted, status, true), read(true), now);
    const { durable } = turn.state;
    expect([writesOf(turn), durable.claim?.status ?? null, durable.override]).toEqual([writes, claim, null]);
  });
});

test('no write leaves without a reading of the same turn', () => {
  for (const wanted of [true, false]) {
    for (const status of [null, 'intended', 'confirmed', 'releasing'] as const) {
      const turn = decide(settings, person(wanted, status, status === null ? false : true), { type: 'woken' }, now);
      expect(writesOf(turn)).toEqual([]);
    }
  }
});

describe('rule 4: a hand change found by the read before a transition’s write', () => {
  test('nothing is written, and the override holds until the transition after this one', () => {
    const before = person(false, null, true);
    const entered = decide(settings, before, { type: 'presenceRead', presence: meeting }, now);
    expect(writesOf(entered)).toEqual([]);
    const byHand = decide(settings, entered.state, read(false), now);
    expect([writesOf(byHand), byHand.state.durable.override]).toEqual([[], { on: false, at: now, by: 'phone' }]);
    const left = decide(settings, byHand.state, { type: 'presenceRead', presence: free }, now + 2_000);
    const again = decide(settings, left.state, { type: 'presenceRead', presence: meeting }, now + 4_000);
    expect(again.commands).toEqual([{ type: 'readDnd', priority: 'claim' }]);
  });
});

describe('the lease is kept the same way', () => {
  const calling: Fact = { type: 'callsRead', source: 'linked', state: 'onCall' };
  const hungUp: Fact = { type: 'callsRead', source: 'linked', state: 'idle' };
  const lost: Fact = { type: 'leaseFailed', failure: { kind: 'unavailable' } };

  function onCall(): Turn {
    return decide(settings, person(false, null, false), calling, now);
  }

  test('it is intended before the call that sets it, and an aggregate equal to it is an echo from then on', () => {
    const intended = onCall();
    expect([intended.state.durable.lease?.status, intended.commands.map(({ type }) => type)]).toEqual([
      'intended',
      ['setPresence'],
    ]);
    const inACall = { availability: 'Busy', activity: 'InACall', outOfOffice: false };
    const echoed = decide(settings, intended.state, { type: 'presenceRead', presence: inACall }, now + 500);
    expect([echoed.state.durable.row, writesOf(echoed)]).toEqual(['available', []]);
  });

  test('confirmed after it, releasing before the call that clears it, then deleted', () => {
    const confirmed = decide(settings, onCall().state, { type: 'leaseSet' }, now + 100);
    const releasing = decide(settings, confirmed.state, hungUp, now + 1_000);
    const gone = decide(settings, releasing.state, { type: 'leaseCleared' }, now + 1_100);
    expect(
      [confirmed, releasing, gone].map((turn) => [
        turn.state.durable.lease?.status ?? null,
        turn.commands.map(({ type }) => type),
      ]),
    ).toEqual([
      ['confirmed', []],
      ['releasing', ['clearPresence']],
      [null, []],
    ]);
  });

  test('an answer that is lost on setting is cleared all the same when the call is over', () => {
    const unsure = decide(settings, onCall().state, lost, now + 100);
    const over = decide(settings, unsure.state, hungUp, now + 10_000);
    expect(over.commands.map(({ type }) => type)).toContain('clearPresence');
  });
});
