/** Every sentence of the engine's rules that says what happens, as a test. */
import { describe, expect, test } from '@jest/globals';
import { OnePerson, hour, minute, second } from '../../support/one-person.ts';

function meeting(person: OnePerson): void {
  person.teamsShows('Busy', 'InAMeeting');
  person.passes(5 * second);
}

describe('unchanged', () => {
  test('a locked laptop in a meeting keeps DND for an hour, then gives it back', () => {
    const person = new OnePerson();
    meeting(person);
    person.teamsShows('Away');
    person.passes(59 * minute);
    expect(person.dnd).toBe(true);
    person.passes(2 * minute);
    expect(person.dnd).toBe(false);
  });

  test('Offline keeps it for ten minutes only, also after Away', () => {
    const person = new OnePerson();
    meeting(person);
    person.teamsShows('Away');
    person.passes(8 * minute);
    person.teamsShows('Offline');
    person.passes(1 * minute);
    expect(person.dnd).toBe(true);
    person.passes(2 * minute);
    expect(person.dnd).toBe(false);
  });

  test('it starts nothing new', () => {
    const person = new OnePerson();
    person.setDndAtThePhone(true);
    person.passes(5 * second);
    meeting(person);
    person.teamsShows('Away');
    person.passes(5 * second);
    person.setDndAtThePhone(false);
    person.passes(10 * minute);
    expect([person.dnd, person.writes()]).toEqual([false, []]);
  });
});

describe('rules 7 and 8: nothing is held for ever', () => {
  test('a claim is given back after maxClaimHours, and that counts as an override', () => {
    const person = new OnePerson({ maxClaimMs: 2 * hour });
    meeting(person);
    person.passes(2 * hour);
    expect([person.dnd, person.state.durable.override?.by]).toEqual([false, 'maxClaim']);
    person.passes(3 * hour);
    expect(person.dnd).toBe(false);
  });

  test('silence holds a claim for ten minutes, then releases it, and information brings it back', () => {
    const person = new OnePerson();
    meeting(person);
    person.microsoftDown = true;
    person.passes(9 * minute);
    expect(person.dnd).toBe(true);
    person.passes(2 * minute);
    expect(person.dnd).toBe(false);
    person.microsoftDown = false;
    person.passes(5 * second);
    expect(person.dnd).toBe(true);
  });

  test('a lease without evidence of the call is cleared after 120 s', () => {
    const person = new OnePerson();
    person.passes(5 * second);
    person.startsACall();
    person.linked = false;
    person.fact({ type: 'callsLost', source: 'linked' });
    person.passes(100 * second);
    expect(person.session).not.toBeNull();
    person.passes(25 * second);
    expect(person.session).toBeNull();
  });

  test('a lease is renewed while the call lives', () => {
    const person = new OnePerson();
    person.passes(5 * second);
    person.startsACall();
    person.passes(hour);
    expect(person.aggregate.activity).toBe('InACall');
    expect(person.writes().filter((write) => write === 'setPresence').length).toBeLessThan(30);
  });

  test('a refusal of Microsoft gives DND back at once', () => {
    const person = new OnePerson();
    meeting(person);
    person.change({ refusedBy: ['microsoft'] });
    expect(person.dnd).toBe(false);
  });
});

describe('rule 10: a restart equals no restart', () => {
  test('in the middle of a meeting nobody flaps', () => {
    const person = new OnePerson();
    meeting(person);
    person.restarts();
    person.passes(minute);
    expect(person.writes()).toEqual(['dnd on']);
  });

  test('in the middle of a call the lease stays and ends with the call', () => {
    const person = new OnePerson();
    person.passes(5 * second);
    person.startsACall();
    person.restarts();
    person.passes(10 * second);
    expect(person.writes()).toEqual(['setPresence']);
    person.hangsUp();
    expect(person.session).toBeNull();
  });

  test('a call that ended while the bridge was down is cleared', () => {
    const person = new OnePerson();
    person.passes(5 * second);
    person.startsACall();
    person.onCall = false;
    person.restarts();
    person.passes(2 * second);
    expect(person.session).toBeNull();
  });

  test('a meeting that ended while the bridge was down is given back', () => {
    const person = new OnePerson();
    meeting(person);
    person.teamsShows('Available');
    person.restarts();
    person.passes(5 * second);
    expect([person.dnd, person.claim]).toEqual([false, null]);
  });
});

describe('modes, scope and hold', () => {
  test('off means silent', () => {
    const person = new OnePerson({ mode: 'off' });
    meeting(person);
    person.startsACall();
    person.passes(10 * minute);
    expect(person.writes()).toEqual([]);
  });

  test('a change of mode gives back first and deletes overrides', () => {
    const person = new OnePerson();
    meeting(person);
    person.startsACall();
    person.change({ mode: 'off' });
    expect([person.dnd, person.session, person.state.durable.mode]).toEqual([false, null, 'off']);
  });

  test('leaving the scope gives back, coming back claims again', () => {
    const person = new OnePerson();
    meeting(person);
    person.change({ participation: 'paused' });
    expect(person.dnd).toBe(false);
    person.change({ participation: 'inSync' });
    person.passes(5 * second);
    expect(person.dnd).toBe(true);
  });

  test.each([
    ['mode off', { mode: 'off' }],
    ['a person who is paused', { participation: 'paused' }],
    ['a time outside the sync hours', { hours: { zone: 'Europe/Berlin', windows: [] } }],
    ['"give everything back now"', { hold: true }],
  ] as const)('%s: the person’s own DND and its end always run', (_name, settings) => {
    const person = new OnePerson(settings);
    person.fact({ type: 'ownDndWished', on: true, until: person.now + 5 * minute });
    expect(person.dnd).toBe(true);
    person.passes(6 * minute);
    expect(person.dnd).toBe(false);
  });

  test('outside the sync hours claims are given back, leases cleared, and nothing new begins', () => {
    const office = { weekdays: ['tue'], from: '08:00', to: '10:00' } as const;
    const person = new OnePerson({ hours: { zone: 'Europe/Berlin', windows: [office] } });
    meeting(person);
    person.startsACall();
    person.passes(5 * second);
    expect([person.dnd, person.session !== null]).toEqual([true, true]);
    person.passes(70 * minute);
    expect([person.dnd, person.session]).toEqual([false, null]);
  });

  test('a person who becomes hidden is given back like one who is paused', () => {
    const person = new OnePerson();
    meeting(person);
    expect(person.dnd).toBe(true);
    person.change({ participation: 'hidden' });
    person.passes(5 * second);
    expect(person.dnd).toBe(false);
  });

  test('"give everything back now" outranks the mode until it is lifted', () => {
    const person = new OnePerson();
    meeting(person);
    person.startsACall();
    person.change({ hold: true });
    person.passes(minute);
    expect([person.dnd, person.session]).toEqual([false, null]);
    person.change({ hold: false });
    person.passes(5 * second);
    expect([person.dnd, person.session === null]).toEqual([true, false]);
  });

  test('a person who leaves Microsoft is given back at the PBX and forgotten', () => {
    const person = new OnePerson();
    meeting(person);
    person.fact({ type: 'left', side: 'microsoft' });
    expect([person.dnd, person.turn?.forget]).toEqual([false, true]);
  });
});

describe('rule 6: foreign sync guard', () => {
  test('three reverted writes in a row pause the person', () => {
    const person = new OnePerson();
    for (let round = 0; round < 3; round += 1) {
      meeting(person);
      person.setDndAtThePhone(false);
      person.passes(20 * second);
      person.teamsShows('Available');
      person.passes(2 * minute);
    }
    expect(person.state.durable.guard?.pausedUntil).not.toBeNull();
    meeting(person);
    expect(person.dnd).toBe(false);
  });

  test('a hand change an hour later is no revert', () => {
    const person = new OnePerson();
    for (let round = 0; round < 4; round += 1) {
      meeting(person);
      person.passes(hour);
      person.setDndAtThePhone(false);
      person.passes(minute);
      person.teamsShows('Available');
      person.passes(2 * minute);
    }
    meeting(person);
    expect(person.dnd).toBe(true);
  });

  test('more than six sets in a minute wait and the last wish is kept', () => {
    const person = new OnePerson();
    for (let round = 0; round < 20; round += 1) {
      person.startsACall();
      person.hangsUp();
    }
    expect(person.writes().filter((write) => write === 'setPresence')).toHaveLength(6);
    person.startsACall();
    person.passes(65 * second);
    expect(person.session).not.toBeNull();
  });
});

describe('reverse trigger', () => {
  test.each([
    ['dnd', true],
    ['both', true],
    ['call', false],
    ['none', false],
  ] as const)('%s: a DND that a person set shows in Microsoft: %s', (reverseTrigger, shows) => {
    const person = new OnePerson({ reverseTrigger });
    person.passes(5 * second);
    person.setDndAtThePhone(true);
    person.passes(40 * second);
    expect(person.session !== null).toBe(shows);
    person.setDndAtThePhone(false);
    person.passes(40 * second);
    expect(person.session).toBeNull();
  });

  test('a lease that stands on DND is cleared when DND could not be read for 180 s, and not renewed after 150 s', () => {
    const person = new OnePerson({ reverseTrigger: 'dnd' });
    person.passes(5 * second);
    person.setDndAtThePhone(true);
    person.passes(40 * second);
    person.pbxDown = true;
    const sets = (): number => person.writes().filter((write) => write === 'setPresence').length;
    person.passes(140 * second);
    expect(person.session).not.toBeNull();
    const before = sets();
    person.passes(60 * second);
    expect([person.session, sets()]).toEqual([null, before]);
  });

  test('our own claims never count as a DND trigger', () => {
    const person = new OnePerson({ reverseTrigger: 'both' });
    meeting(person);
    person.passes(5 * minute);
    expect(person.session).toBeNull();
  });
});
