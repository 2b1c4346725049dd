/**
 * One person's world around `decide`: a PBX, a Microsoft with sessions and precedence, and time that is moved by hand.
 * Commands are carried out at once unless a fault is set, so a scenario reads like a day at the office.
 */
import { decide, type Turn } from '../../src/domain/decide.ts';
import type { Command, Fact } from '../../src/domain/facts.ts';
import type { Failure } from '../../src/domain/outside-error.ts';
import { newPersonState, type PersonState } from '../../src/domain/person-state.ts';
import type { MicrosoftPresence } from '../../src/domain/presence.ts';
import type { ChatState, ChatStatus, Redirection } from '../../src/domain/telephone.ts';
import { defaultSettings, type SyncSettings } from '../../src/domain/settings.ts';

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

const strength = ['away', 'available', 'busy', 'donotdisturb'];

export class OnePerson {
  now = Date.UTC(2026, 10, 24, 8, 0, 0);
  settings: SyncSettings = { ...defaultSettings, mode: 'presence-oauth' };
  state: PersonState = newPersonState;
  turn: Turn | null = null;
  /** The truth at the PBX. */
  dnd = false;
  onCall = false;
  chat: ChatStatus = { state: null, text: '' };
  /** The PBX pushes every change of the chat status, ours too. */
  chatIsPushed = false;
  redirections: readonly Redirection[] = (['always', 'busy', 'timeout'] as const).map((trigger) => ({
    id: `slot-${trigger}`,
    trigger,
    enabled: false,
    target: { kind: 'mailbox', mailboxId: '1' },
    number: '+493023125101',
  }));
  linked = true;
  /** The truth at Microsoft: the person's own Teams, and our session. */
  teams: MicrosoftPresence = { availability: 'Available', activity: 'Available', outOfOffice: false };
  session: { readonly expiresAt: number } | null = null;
  /** The person's own choice in Teams or what was set in its place, and the text beside his presence. */
  preferred: { readonly availability: string; readonly activity: string; readonly endsAt: number } | null = null;
  message: { readonly text: string; readonly endsAt: number } | null = null;
  microsoftDown = false;
  pbxDown = false;
  /** The PBX carries the next write out, and the answer is lost. */
  loseNextAnswer = false;
  readonly commands: (Command & { readonly at: number })[] = [];
  #nextSweep = this.now;
  #nextPoll = this.now;
  #nextCalls = this.now;

  constructor(settings: Partial<SyncSettings> = {}) {
    this.settings = { ...this.settings, ...settings };
    this.fact({ type: 'joined', pbxUserId: '17' });
  }

  /** What everybody sees at Microsoft. */
  get aggregate(): MicrosoftPresence {
    const { preferred } = this;
    if (preferred === null || preferred.endsAt <= this.now) return this.#sessions;
    return { ...this.teams, availability: preferred.availability, activity: preferred.activity };
  }

  get #sessions(): MicrosoftPresence {
    const ours = { availability: 'Busy', activity: 'InACall', outOfOffice: this.teams.outOfOffice };
    if (this.session === null || this.session.expiresAt <= this.now) return this.teams;
    const rank = (presence: MicrosoftPresence): number => strength.indexOf(presence.availability.toLowerCase());
    // Inside Busy a call shows before a meeting.
    const call = this.teams.activity.toLowerCase() === 'inaconferencecall';
    return rank(this.teams) > rank(ours) || (rank(this.teams) === rank(ours) && call) ? this.teams : ours;
  }

  get claim(): string | null {
    return this.state.durable.claim?.status ?? null;
  }

  get lease(): string | null {
    return this.state.durable.lease?.status ?? null;
  }

  writes(): readonly string[] {
    return this.commands
      .filter((command) => command.type !== 'readDnd')
      .map((command) => (command.type === 'writeDnd' ? `dnd ${command.on ? 'on' : 'off'}` : command.type));
  }

  fact(fact: Fact): void {
    const queue: Fact[] = [fact];
    for (let steps = 0; queue.length > 0; steps += 1) {
      if (steps > 50) throw new Error(`does not settle: ${JSON.stringify(queue[0])}`);
      const next = queue.shift();
      if (next === undefined) return;
      this.turn = decide(this.settings, this.state, next, this.now);
      this.state = this.turn.state;
      for (const command of this.turn.commands) queue.push(...this.#carryOut(command));
    }
  }

  change(settings: Partial<SyncSettings>): void {
    this.settings = { ...this.settings, ...settings };
    this.fact({ type: 'settingsChanged' });
  }

  teamsShows(availability: string, activity = availability): void {
    this.teams = { ...this.teams, availability, activity };
  }

  setDndAtThePhone(on: boolean): void {
    this.dnd = on;
  }

  /** In Teams, by hand; null is "reset status". */
  chooses(availability: string | null): void {
    this.preferred = availability === null ? null : { availability, activity: availability, endsAt: Infinity };
  }

  get messageShown(): string {
    return this.message === null || this.message.endsAt <= this.now ? '' : this.message.text;
  }

  showsChat(state: ChatState, text = ''): void {
    this.chat = { state, text };
    for (const fact of this.#chatPushes()) this.fact(fact);
  }

  startsACall(): void {
    this.onCall = true;
    if (this.linked) this.fact({ type: 'callsRead', source: 'linked', state: 'onCall' });
  }

  hangsUp(): void {
    this.onCall = false;
    if (this.linked) this.fact({ type: 'callsRead', source: 'linked', state: 'idle' });
  }

  /** Lets time pass: sweeps every 2 s, reads DND and calls every 30 s, and wakes when the turn asked for it. */
  passes(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const wakeAt = this.turn?.wakeAt ?? Infinity;
      const next = Math.min(this.#nextSweep, this.#nextPoll, this.#nextCalls, Math.max(wakeAt, this.now + 1));
      if (next > end) break;
      this.now = Math.max(next, this.now);
      if (this.session !== null && this.session.expiresAt <= this.now) this.session = null;
      if (this.now >= this.#nextSweep) {
        this.#nextSweep = this.now + 2 * second;
        if (!this.microsoftDown) this.fact({ type: 'presenceRead', presence: this.aggregate });
      } else if (this.now >= this.#nextPoll) {
        this.#nextPoll = this.now + 30 * second;
        if (!this.pbxDown) this.fact({ type: 'dndRead', on: this.dnd });
      } else if (this.now >= this.#nextCalls) {
        this.#nextCalls = this.now + 30 * second;
        const state = this.onCall ? 'onCall' : 'idle';
        if (this.linked && !this.pbxDown) this.fact({ type: 'callsRead', source: 'linked', state });
      } else {
        this.fact({ type: 'woken' });
      }
    }
    this.now = end;
  }

  /** The process dies and starts again: only what is JSON survives. */
  restarts(downMs = 2 * second): void {
    this.now += downMs;
    this.#nextSweep = this.now;
    this.#nextPoll = this.now;
    this.#nextCalls = this.now;
    this.state = JSON.parse(JSON.stringify(this.state)) as PersonState;
    this.fact({ type: 'callsLost', source: 'all' });
  }

  #chatPushes(): Fact[] {
    return this.chatIsPushed ? [{ type: 'chatSeen', value: this.chat }] : [];
  }

  #carryOut(command: Command): Fact[] {
    this.commands.push({ ...command, at: this.now });
    const unavailable: Failure = { kind: 'unavailable' };
    switch (command.type) {
      case 'readDnd':
        return [this.pbxDown ? { type: 'dndFailed', failure: unavailable } : { type: 'dndRead', on: this.dnd }];
      case 'writeDnd': {
        if (this.pbxDown) return [{ type: 'dndFailed', failure: unavailable }];
        this.dnd = command.on;
        if (!this.loseNextAnswer) return [{ type: 'dndWritten', on: command.on }];
        this.loseNextAnswer = false;
        return [{ type: 'dndFailed', failure: unavailable }];
      }
      case 'setPresence':
        if (this.microsoftDown) return [{ type: 'leaseFailed', failure: unavailable }];
        this.session = { expiresAt: this.now + command.durationMs };
        return [{ type: 'leaseSet' }];
      case 'readChat':
        return [{ type: 'chatRead', value: this.chat }];
      case 'writeChat':
        this.chat = command.value;
        return [{ type: 'leverWritten', lever: 'chat' }, ...this.#chatPushes()];
      case 'readRedirections':
        return [{ type: 'redirectionsRead', value: this.redirections }];
      case 'writeRedirections':
        this.redirections = this.redirections.map((slot) => command.value.find(({ id }) => id === slot.id) ?? slot);
        return [{ type: 'leverWritten', lever: 'redirection' }];
      case 'clearPresence':
        if (this.microsoftDown) return [{ type: 'leaseFailed', failure: unavailable }];
        this.session = null;
        return [{ type: 'leaseCleared' }];
      case 'setPreferredPresence':
        if (this.microsoftDown) return [{ type: 'preferredFailed', failure: unavailable }];
        this.preferred = { ...command.pair, endsAt: this.now + command.durationMs };
        return [{ type: 'preferredSet' }];
      case 'clearPreferredPresence':
        if (this.microsoftDown) return [{ type: 'preferredFailed', failure: unavailable }];
        this.preferred = null;
        return [{ type: 'preferredCleared' }];
      case 'readMessage':
        if (this.microsoftDown) return [{ type: 'leverFailed', lever: 'message', failure: unavailable }];
        return [{ type: 'messageRead', value: this.messageShown }];
      case 'writeMessage':
        if (this.microsoftDown) return [{ type: 'leverFailed', lever: 'message', failure: unavailable }];
        this.message = command.text === '' ? null : { text: command.text, endsAt: this.now + command.durationMs };
        return [{ type: 'leverWritten', lever: 'message' }];
    }
  }
}
