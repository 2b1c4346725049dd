/** Every sentence of the engine's rules that says what happens, as a test. */
import { describe, expect, test } from '@jest/globals';
import { OnePerson, minute, second } from '../../support/one-person.ts';

function meeting(person: OnePerson): void {
  person.teamsShows('Busy', 'InAMeeting');
  person.passes(5 * second);
}

describe('rule 3: claim before write', () => {
  test('a meeting sets DND and its end gives it back', () => {
    const person = new OnePerson();
    person.passes(5 * second);
    meeting(person);
    expect([person.dnd, person.claim]).toEqual([true, 'confirmed']);
    person.teamsShows('Available');
    person.passes(5 * second);
    expect([person.dnd, person.claim]).toEqual([false, null]);
    expect(person.writes()).toEqual(['dnd on', 'dnd off']);
  });

  test('a DND that the person set before the meeting is no claim and stays on after it', () => {
    const person = new OnePerson();
    person.setDndAtThePhone(true);
    person.passes(5 * second);
    meeting(person);
    person.teamsShows('Available');
    person.passes(40 * second);
    expect([person.dnd, person.writes()]).toEqual([true, []]);
  });

  test('an answer that is lost on setting is found out by reading, and the claim stands', () => {
    const person = new OnePerson();
    person.passes(5 * second);
    person.loseNextAnswer = true;
    meeting(person);
    expect([person.dnd, person.claim]).toEqual([true, 'confirmed']);
  });

  test('an answer that is lost on giving back is found out by reading', () => {
    const person = new OnePerson();
    meeting(person);
    person.loseNextAnswer = true;
    person.teamsShows('Available');
    person.passes(10 * second);
    expect([person.dnd, person.claim]).toEqual([false, null]);
  });

  test('while the PBX is down nothing is lost: the release follows when it is back', () => {
    const person = new OnePerson();
    meeting(person);
    person.pbxDown = true;
    person.teamsShows('Available');
    person.passes(3 * minute);
    expect([person.dnd, person.claim]).toEqual([true, 'releasing']);
    person.pbxDown = false;
    person.passes(30 * second);
    expect([person.dnd, person.claim]).toEqual([false, null]);
  });
});

describe('rule 4: a human wins', () => {
  test('DND switched off at the phone during a meeting stays off until the next transition', () => {
    const person = new OnePerson();
    meeting(person);
    person.passes(20 * second);
    person.setDndAtThePhone(false);
    person.passes(30 * minute);
    expect([person.dnd, person.state.durable.override?.by]).toEqual([false, 'phone']);
    person.teamsShows('Busy', 'Busy');
    person.passes(minute);
    expect(person.dnd).toBe(false);
    person.teamsShows('Available');
    person.passes(minute);
    meeting(person);
    expect(person.dnd).toBe(true);
  });

  test('the end of a call and a restart are no transition', () => {
    const person = new OnePerson();
    meeting(person);
    person.setDndAtThePhone(false);
    person.passes(minute);
    person.startsACall();
    person.passes(minute);
    person.hangsUp();
    person.passes(2 * minute);
    person.restarts();
    person.passes(2 * minute);
    expect(person.dnd).toBe(false);
  });

  test('a DND set by hand while free is not cleared by Available', () => {
    const person = new OnePerson();
    person.passes(minute);
    person.setDndAtThePhone(true);
    person.passes(5 * minute);
    expect([person.dnd, person.writes()]).toEqual([true, []]);
  });

  test('DND pressed in the pane during a meeting passes the claim to the person', () => {
    const person = new OnePerson();
    meeting(person);
    person.fact({ type: 'ownDndWished', on: true, until: null });
    person.teamsShows('Available');
    person.passes(5 * minute);
    expect([person.dnd, person.claim]).toEqual([true, null]);
  });

  test('a DND with an end goes off when it comes', () => {
    const person = new OnePerson();
    person.passes(5 * second);
    person.fact({ type: 'ownDndWished', on: true, until: person.now + 30 * minute });
    expect(person.dnd).toBe(true);
    person.passes(29 * minute);
    expect(person.dnd).toBe(true);
    person.passes(2 * minute);
    expect([person.dnd, person.claim, person.state.durable.ownDnd]).toEqual([false, null, null]);
  });

  test('a DND whose end comes in a meeting stays on for the meeting and goes off after it', () => {
    const person = new OnePerson();
    person.passes(5 * second);
    person.fact({ type: 'ownDndWished', on: true, until: person.now + 10 * minute });
    meeting(person);
    person.passes(15 * minute);
    expect([person.dnd, person.claim]).toEqual([true, 'confirmed']);
    person.teamsShows('Available');
    person.passes(5 * second);
    expect([person.dnd, person.claim]).toEqual([false, null]);
  });

  test('a DND with an end works in mode off too', () => {
    const person = new OnePerson({ mode: 'off' });
    person.fact({ type: 'ownDndWished', on: true, until: person.now + minute });
    person.passes(2 * minute);
    expect([person.dnd, person.writes()]).toEqual([false, ['dnd on', 'dnd off']]);
  });

  test('"reachable now" in a meeting holds until the next transition', () => {
    const person = new OnePerson();
    meeting(person);
    person.fact({ type: 'ownDndWished', on: false, until: null });
    person.passes(10 * minute);
    expect(person.dnd).toBe(false);
    person.teamsShows('Available');
    person.passes(5 * second);
    meeting(person);
    expect(person.dnd).toBe(true);
  });
});

describe('rule 5: no echo', () => {
  test('a call shows Busy/InACall and does not set DND by its own echo', () => {
    const person = new OnePerson();
    person.passes(5 * second);
    person.startsACall();
    expect(person.aggregate.activity).toBe('InACall');
    person.passes(20 * minute);
    expect([person.dnd, person.lease]).toEqual([false, 'confirmed']);
    person.hangsUp();
    expect(person.session).toBeNull();
    person.passes(2 * minute);
    expect(person.writes().filter((write) => write.startsWith('dnd'))).toEqual([]);
  });

  test('a call in a meeting leaves the meeting DND as it is', () => {
    const person = new OnePerson();
    meeting(person);
    person.startsACall();
    person.passes(10 * minute);
    expect(person.dnd).toBe(true);
    person.hangsUp();
    person.passes(10 * second);
    expect([person.dnd, person.aggregate.activity]).toEqual([true, 'InAMeeting']);
  });

  test('presenting while on the phone is information and sets DND', () => {
    const person = new OnePerson();
    person.passes(5 * second);
    person.startsACall();
    person.passes(5 * second);
    person.teamsShows('DoNotDisturb', 'Presenting');
    person.passes(5 * second);
    expect(person.dnd).toBe(true);
  });

  test('the same value after our clear counts as ours for 90 s, then as a Teams call', () => {
    const person = new OnePerson();
    person.passes(5 * second);
    person.startsACall();
    person.passes(5 * second);
    person.teamsShows('Busy', 'InACall');
    person.hangsUp();
    person.passes(80 * second);
    expect(person.dnd).toBe(false);
    person.passes(15 * second);
    expect(person.dnd).toBe(true);
  });

  test('without lease and shadow a Teams call is information at once', () => {
    const person = new OnePerson();
    person.passes(5 * second);
    person.teamsShows('Busy', 'InACall');
    person.passes(4 * second);
    expect([person.dnd, person.lease]).toEqual([true, null]);
  });
});
