/** What the demo's people have behind them when it begins: calls and messages of the last working days, and their keys. */
import { SEED_CONTACTS } from '../simulators/starface/seed-contacts.ts';
import type { SimulatedKey, StarfaceSimulator } from '../simulators/starface/index.ts';
import { fieldWorker, type DemoPerson } from './people.ts';

type Party = { readonly number: string; readonly name?: string };

/** More than one page of the list for the first person, who is the one that everybody looks at. */
const callsOfFirst = 64;
const callsOfOthers = 6;
const daySlots = ['16:48', '15:35', '14:12', '13:27', '11:41', '10:06', '09:14', '08:22'] as const;
/** Nobody starts a demo in the middle of a call that just ended. */
const quietMs = 20 * 60_000;
const messageBeforeMs = 19 * 60_000;

/** Numbers that no address book knows, out of the ranges for fiction. */
const strangers: readonly Party[] = ['+493023125860', '+494066969431', '+498999998216'].map((number) => ({ number }));
const contacts: readonly Party[] = SEED_CONTACTS.flatMap(({ firstname, familyname, phone }) =>
  phone === undefined ? [] : [{ number: phone, name: `${firstname} ${familyname}` }],
);
const outside: readonly Party[] = [
  ...contacts,
  ...strangers,
  { number: fieldWorker.mobile?.replace(/^0/, '+49').replaceAll(' ', '') ?? '' },
];

/** One after the other; lengths without a common divisor keep the same person from doing the same thing each time. */
const kinds = ['in', 'out', 'in', 'in', 'out', 'missed', 'in', 'out', 'in', 'out', 'unanswered', 'in', 'out'] as const;
const seconds = [74, 312, 38, 655, 127, 21, 1_480, 203, 96, 489, 57] as const;
/** Who was missed is called back on the same day as a rule, so few are left. */
const missedKept = 3;

/** Gives everybody who has an account a past. */
export function givePast(starface: StarfaceSimulator, people: readonly DemoPerson[], now: Date): void {
  const staff = people.filter(({ login }) => login !== undefined);
  for (const [index, person] of staff.entries()) {
    const simulated = starface.person(person.login ?? '');
    const colleagues = staff.filter((one) => one !== person).slice(0, 4);
    const parties = withColleagues(outside, colleagues);
    const moments = workingMoments(now, index === 0 ? callsOfFirst : callsOfOthers, index);
    let missed = 0;
    for (const [place, at] of moments.entries()) {
      const { number, name } = parties[(place + index) % parties.length] ?? { number: '' };
      const kind = kinds[(place + index) % kinds.length] ?? 'in';
      const isMissed = kind === 'missed' && (missed += 1) <= missedKept;
      simulated.hadCall({
        direction: kind === 'in' || kind === 'missed' ? 'in' : 'out',
        with: number,
        at,
        seconds: isMissed || kind === 'unanswered' ? 0 : (seconds[(place + index) % seconds.length] ?? 60),
        ...(name === undefined ? {} : { name }),
      });
    }
    for (const key of keysOf(person, colleagues)) simulated.getsKey(key);
    if (index === 0) leaveMessages(simulated, workingMoments(now, 13, 0));
  }
}

/** Every third call is one within the house. */
function withColleagues(others: readonly Party[], colleagues: readonly DemoPerson[]): readonly Party[] {
  const inside = colleagues.map(({ internalNumber = '', firstName, familyName }) => ({
    number: internalNumber,
    name: `${firstName} ${familyName}`,
  }));
  return others.flatMap((party, place) => {
    const colleague = place % 2 === 1 ? inside[(place - 1) / 2] : undefined;
    return colleague === undefined ? [party] : [party, colleague];
  });
}

function leaveMessages(person: ReturnType<StarfaceSimulator['person']>, moments: readonly Date[]): void {
  const [first, second, third] = [0, 5, 12].map((place) => between(moments[place]));
  const [caller] = contacts;
  const [stranger] = strangers;
  if (first && caller) person.receivesVoicemail(caller.number, 42, { ...caller, at: first });
  if (second && stranger) person.receivesVoicemail(stranger.number, 18, { at: second });
  const { mobile = '', firstName, familyName } = fieldWorker;
  if (third) person.receivesVoicemail(mobile, 65, { name: `${firstName} ${familyName}`, at: third, heard: true });
}

/** Nobody leaves a message at the minute in which another call came. */
function between(moment: Date | undefined): Date | undefined {
  return moment && new Date(moment.getTime() - messageBeforeMs);
}

/** The keys of a desk phone as they are set up in many offices. */
function keysOf(person: DemoPerson, colleagues: readonly DemoPerson[]): readonly SimulatedKey[] {
  const [caller] = contacts;
  return [
    ...colleagues.slice(0, 2).map(({ login = '', firstName, familyName }) => {
      return { type: 'BUSYLAMPFIELD', name: `${firstName} ${familyName}`, lampOf: login } as const;
    }),
    { type: 'SEPARATOR', name: '' },
    ...(caller === undefined ? [] : [{ type: 'QUICKDIAL', name: caller.name ?? '', number: caller.number } as const]),
    { type: 'DONOTDISTURB', name: 'Ruhe' },
    { type: 'FORWARD', name: 'Alles auf die Mailbox', redirect: 'ALWAYS' },
    { type: 'GROUPLOGIN', name: 'Gruppe Vertrieb', group: 'Vertrieb' },
    { type: 'PARKANDORBIT', name: `Parkplatz ${person.internalNumber?.slice(-1) ?? 1}` },
  ];
}

/** Moments of office hours before now, the newest first; weekends are left out. `shift` moves them by some minutes. */
export function workingMoments(now: Date, count: number, shift: number): readonly Date[] {
  const moments: Date[] = [];
  for (let day = 0; moments.length < count; day += 1) {
    const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() - day);
    if (date.getDay() % 6 === 0) continue;
    for (const slot of daySlots) {
      const [hour = 9, minute = 0] = slot.split(':').map(Number);
      const at = new Date(date.getFullYear(), date.getMonth(), date.getDate(), hour, minute + (shift % 9));
      if (at.getTime() < now.getTime() - quietMs && moments.length < count) moments.push(at);
    }
  }
  return moments;
}
