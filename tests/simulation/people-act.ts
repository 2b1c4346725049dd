/** What people do all day, drawn from the seed: meetings, calls, presentations, locked screens, DND by hand, nights. */
import type { Office, Worker } from './office.ts';
import type { Seeded } from './seeded.ts';
import type { VirtualClock } from './virtual-clock.ts';

const minute = 60_000;
const hour = 60 * minute;

const shows = {
  available: ['Available', 'Available'],
  meeting: ['Busy', 'InAMeeting'],
  busy: ['Busy', 'Busy'],
  teamsCall: ['Busy', 'InACall'],
  conference: ['Busy', 'InAConferenceCall'],
  presenting: ['DoNotDisturb', 'Presenting'],
  focusing: ['DoNotDisturb', 'Focusing'],
  dnd: ['DoNotDisturb', 'DoNotDisturb'],
  away: ['Away', 'Away'],
  back: ['BeRightBack', 'BeRightBack'],
  offline: ['Offline', 'Offline'],
  offWork: ['Offline', 'OffWork'],
  unknown: ['PresenceUnknown', 'PresenceUnknown'],
  invented: ['Levitating', 'InTheClouds'],
} as const;

const night = ['offline', 'offWork', 'away'] as const;

const daytime = [
  'available',
  'available',
  'available',
  'meeting',
  'meeting',
  'busy',
  'teamsCall',
  'conference',
  'presenting',
  'focusing',
  'dnd',
  'away',
  'away',
  'back',
  'offline',
  'unknown',
  'invented',
] as const;

export class PeopleAct {
  readonly #office: Office;
  readonly #clock: VirtualClock;
  readonly #random: Seeded;
  readonly #callChanged: (one: Worker) => void;
  readonly #start: number;

  constructor(office: Office, clock: VirtualClock, random: Seeded, callChanged: (one: Worker) => void) {
    this.#office = office;
    this.#clock = clock;
    this.#random = random;
    this.#callChanged = callChanged;
    this.#start = clock.now();
  }

  begin(): void {
    for (const one of this.#office.workers) {
      this.#later(0, 20 * minute, () => this.#changesTeams(one));
      this.#later(5 * minute, 40 * minute, () => this.#calls(one));
      this.#later(30 * minute, 4 * hour, () => this.#pressesDnd(one));
    }
  }

  /** 7 to 19 o'clock of the simulated day. */
  #atWork(): boolean {
    const sinceMidnight = (this.#clock.now() - this.#start) % (24 * hour);
    return sinceMidnight < 12 * hour;
  }

  #later(least: number, most: number, act: () => void): void {
    this.#clock.after(this.#random.between(least, most), act);
  }

  #changesTeams(one: Worker): void {
    const state: keyof typeof shows = this.#atWork() ? this.#random.pick(daytime) : this.#random.pick(night);
    const [availability, activity] = shows[state];
    this.#office.teamsShows(one, availability, activity);
    // Now and then states follow each other within seconds.
    if (this.#random.chance(0.15)) this.#later(6_000, 20_000, () => this.#changesTeams(one));
    else this.#later(2 * minute, 70 * minute, () => this.#changesTeams(one));
  }

  #calls(one: Worker): void {
    if (!this.#atWork()) return this.#later(hour, 2 * hour, () => this.#calls(one));
    this.#office.setCall(one, true);
    this.#callChanged(one);
    const long = this.#random.chance(0.1) ? 40 * minute : 5 * minute;
    this.#later(500, long, () => {
      this.#office.setCall(one, false);
      this.#callChanged(one);
      // Back-to-back calls are the rule at a hotline.
      const [least, most] = this.#random.chance(0.3) ? [200, 5_000] : [2 * minute, 60 * minute];
      this.#later(least, most, () => this.#calls(one));
    });
  }

  #pressesDnd(one: Worker): void {
    if (this.#atWork()) this.#office.pressesDnd(one, !one.dnd);
    this.#later(20 * minute, 5 * hour, () => this.#pressesDnd(one));
  }
}
