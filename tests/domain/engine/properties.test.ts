/** The eight properties of the engine, over random days of one person. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../../src/domain/decide.ts';
import type { Command, Fact } from '../../../src/domain/facts.ts';
import { newPersonState } from '../../../src/domain/person-state.ts';
import { rowOf } from '../../../src/domain/presence.ts';
import { defaultSettings, modes, type SyncSettings } from '../../../src/domain/settings.ts';
import { OnePerson, minute, second } from '../../support/one-person.ts';

type Act = (person: OnePerson) => void;

const shows = (availability: string, activity: string): Act =>
  Object.assign((person: OnePerson) => person.teamsShows(availability, activity), {
    toString: () => `${availability}/${activity}`,
  });

const world: readonly Act[] = [
  shows('Available', 'Available'),
  shows('Busy', 'InAMeeting'),
  shows('Busy', 'Busy'),
  shows('Busy', 'InACall'),
  shows('Busy', 'InAConferenceCall'),
  shows('DoNotDisturb', 'Presenting'),
  shows('Away', 'Away'),
  shows('Offline', 'Offline'),
  shows('PresenceUnknown', 'PresenceUnknown'),
  (person) => person.startsACall(),
  (person) => person.hangsUp(),
];

const hands: readonly Act[] = [(person) => person.setDndAtThePhone(true), (person) => person.setDndAtThePhone(false)];

const trouble: readonly Act[] = [
  (person) => (person.loseNextAnswer = true),
  (person) => (person.pbxDown = !person.pbxDown),
  (person) => (person.microsoftDown = !person.microsoftDown),
];

const pauses = fc.constantFrom(second, 3 * second, 20 * second, 2 * minute, 11 * minute);
/** A value that came and went between two reads did not happen, and a restart moves the reads. */
const seenPauses = fc.constantFrom(5 * second, 20 * second, 2 * minute, 11 * minute);
const steps = (acts: readonly Act[], lasting = pauses): fc.Arbitrary<readonly (readonly [Act, number])[]> =>
  fc.array(fc.tuple(fc.constantFrom(...acts), lasting), { maxLength: 20 });

function live(person: OnePerson, day: readonly (readonly [Act, number])[]): void {
  for (const [act, pause] of day) {
    act(person);
    person.passes(pause);
  }
}

function calm(person: OnePerson): void {
  person.pbxDown = false;
  person.microsoftDown = false;
  person.loseNextAnswer = false;
  person.passes(3 * minute);
}

const runs = { numRuns: 40 };

test('no echo: an aggregate equal to our lease never causes a DND', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), pauses), { maxLength: 20 }), (calls) => {
      const person = new OnePerson({ reverseTrigger: 'call' });
      person.passes(5 * second);
      for (const [on, pause] of calls) {
        if (on) person.startsACall();
        else person.hangsUp();
        person.passes(pause);
      }
      expect(person.writes().filter((write) => write.startsWith('dnd'))).toEqual([]);
    }),
    runs,
  );
});

test('settles: after any day a quiet world is written to no more than twice, then never', () => {
  fc.assert(
    fc.property(steps([...world, ...hands, ...trouble]), (day) => {
      const person = new OnePerson();
      live(person, day);
      calm(person);
      person.hangsUp();
      person.teamsShows('Available');
      person.passes(3 * minute);
      const before = person.writes().length;
      person.passes(30 * minute);
      expect(person.writes().length).toBe(before);
      expect([person.session, person.claim, person.lease]).toEqual([null, null, null]);
    }),
    runs,
  );
});

test('ownership: a DND that the person set is never cleared', () => {
  fc.assert(
    fc.property(steps(world), steps(world), (before, after) => {
      const person = new OnePerson();
      live(person, before);
      person.hangsUp();
      person.teamsShows('Available');
      person.passes(3 * minute);
      person.setDndAtThePhone(true);
      person.passes(minute);
      live(person, after);
      expect(person.dnd).toBe(true);
    }),
    runs,
  );
});

test('idempotent: the same fact again changes nothing and commands nothing new', () => {
  fc.assert(
    fc.property(steps([...world, ...hands]), (day) => {
      const person = new OnePerson();
      live(person, day);
      calm(person);
      const settled = JSON.stringify(person.state.durable);
      const count = person.writes().length;
      const repeats: readonly Fact[] = [
        { type: 'presenceRead', presence: person.aggregate },
        { type: 'dndRead', on: person.dnd },
        { type: 'callsRead', source: 'linked', state: person.onCall ? 'onCall' : 'idle' },
        { type: 'woken' },
        { type: 'settingsChanged' },
      ];
      for (const fact of [...repeats, ...repeats]) person.fact(fact);
      expect(JSON.stringify(person.state.durable)).toBe(settled);
      expect(person.writes().length).toBe(count);
    }),
    runs,
  );
});

test('total: every value of a vendor, also an invented one, is taken without a throw', () => {
  const word = fc.oneof(
    fc.constantFrom('Available', 'availableIdle', 'BUSY', 'inACall', 'OffWork', 'presenceUnknown', 'OutOfOffice', ''),
    fc.string(),
  );
  fc.assert(
    fc.property(word, word, fc.boolean(), fc.constantFrom(...modes), (availability, activity, outOfOffice, mode) => {
      const presence = { availability, activity, outOfOffice };
      const settings: SyncSettings = { ...defaultSettings, mode };
      const turn = decide(settings, newPersonState, { type: 'presenceRead', presence }, 1_000_000);
      expect(turn.state.seen.informationAt === null).toBe(rowOf(presence) === null);
    }),
    { numRuns: 500 },
  );
});

test('off means silent: nothing of the world causes a write', () => {
  fc.assert(
    fc.property(steps([...world, ...hands, ...trouble]), (day) => {
      const person = new OnePerson({ mode: 'off' });
      live(person, day);
      expect(person.writes()).toEqual([]);
    }),
    runs,
  );
});

test('restart equals no restart: both end the same, and a restart alone writes nothing', () => {
  fc.assert(
    fc.property(steps([...world, ...hands], seenPauses), steps(world, seenPauses), (before, after) => {
      const [lasting, restarted] = [new OnePerson(), new OnePerson()];
      live(lasting, before);
      live(restarted, before);
      lasting.passes(minute);
      restarted.passes(minute);
      const count = restarted.writes().length;
      restarted.restarts();
      lasting.passes(2 * second);
      restarted.passes(5 * second);
      lasting.passes(5 * second);
      expect(restarted.writes().length).toBe(Math.max(count, lasting.writes().length));
      live(lasting, after);
      live(restarted, after);
      for (const person of [lasting, restarted]) calm(person);
      expect([restarted.dnd, restarted.session === null]).toEqual([lasting.dnd, lasting.session === null]);
    }),
    runs,
  );
});

test('the last writer is named: what is held names its rule and its cause', () => {
  fc.assert(
    fc.property(steps([...world, ...hands, ...trouble]), (day) => {
      const person = new OnePerson();
      const nameless: Command[] = [];
      for (const [act, pause] of day) {
        act(person);
        person.passes(pause);
        const { claim, lease } = person.state.durable;
        for (const held of [claim, lease]) if (held !== null) expect(held.rule).toMatch(/^(presence-oauth|own)\./);
        if (person.turn !== null && person.turn.commands.length > 0 && person.turn.decision.rule === '') {
          nameless.push(...person.turn.commands);
        }
      }
      expect(nameless).toEqual([]);
    }),
    runs,
  );
});
