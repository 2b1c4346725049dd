/** Who is who: reads both directories, matches people, and tells the engine who came and who left. */
import { matchPeople, type ManualMatch } from '../domain/matching.ts';
import type { Match, MicrosoftUser, PbxUser, PersonId, Unmatched } from '../domain/person.ts';
import type { Fact } from '../domain/facts.ts';
import type { Connections } from './connections.ts';
import {
  OutsideError,
  type Clock,
  type Log,
  type Microsoft365,
  type Pbx,
  type PbxDescription,
  type PbxGroup,
  type PbxRights,
  type Righted,
  type Side,
} from './ports.ts';
import { Repeat } from './repeat.ts';

const pbxEveryMs = 60_000;
const microsoftEveryMs = 300_000;
/** Where only changes are asked for. */
const changesEveryMs = 60_000;
const rightsEveryMs = 600_000;
const retryMs = 5_000;
/** A refusal is not hammered. */
const refusedRetryMs = 60_000;
const noGroups: readonly string[] = [];
/** So many may leave at once without a second look. */
const fewLeavers = 5;

export type DirectoryOptions = {
  readonly tenantId: string;
  readonly pbx: Pick<Pbx, 'listUsers' | 'describe' | 'listGroups' | 'readRights'>;
  readonly microsoft: Pick<Microsoft365, 'listUsers' | 'listsChanges'>;
  readonly connections: Connections;
  readonly clock: Clock;
  readonly log: Log;
  readonly manual: () => readonly ManualMatch[];
  readonly knownPersons: () => readonly PersonId[];
  readonly post: (personId: PersonId, fact: Fact) => void;
  /** Called after each new matching. */
  readonly matched: () => void;
};

export class Directory {
  readonly #options: DirectoryOptions;
  readonly #readPbx: Repeat;
  readonly #readMicrosoft: Repeat;
  #pbxUsers: readonly PbxUser[] | null = null;
  #microsoftUsers: readonly MicrosoftUser[] | null = null;
  #enabledUsers: readonly MicrosoftUser[] = [];
  #byPerson: ReadonlyMap<PersonId, Match> = new Map();
  #unmatched: readonly Unmatched[] = [];
  #byPbxUser: ReadonlyMap<string, PersonId> = new Map();
  #groups: readonly PbxGroup[] | null = null;
  #groupsByUser: ReadonlyMap<string, readonly string[]> = new Map();
  #description: PbxDescription | null = null;
  #rights: PbxRights | null = null;
  #rightsAt = -Infinity;
  /** Those who left and for whom something may still be held. */
  #gone: ReadonlySet<PersonId> = new Set();
  /** The sides that have to be read again before a mass departure is believed; null where there is none. */
  #doubted: Set<Side> | null = null;

  constructor(options: DirectoryOptions) {
    this.#options = options;
    this.#readPbx = new Repeat(options.clock, () => this.#round('starface'));
    this.#readMicrosoft = new Repeat(options.clock, () => this.#round('microsoft'));
  }

  start(): void {
    this.#readPbx.start();
    this.#readMicrosoft.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.#readPbx.stop(), this.#readMicrosoft.stop()]);
  }

  match(personId: PersonId): Match | undefined {
    return this.#byPerson.get(personId);
  }

  /** The matched person of a PBX user. */
  personOf(pbxUserId: string): PersonId | undefined {
    return this.#byPbxUser.get(pbxUserId);
  }

  matches(): readonly Match[] {
    return [...this.#byPerson.values()];
  }

  /** Everybody of the tenant whose account is not blocked, with or without an account at the PBX. */
  microsoftUsers(): readonly MicrosoftUser[] {
    return this.#enabledUsers;
  }

  /** Null before the PBX answered for the first time. */
  get description(): PbxDescription | null {
    return this.#description;
  }

  /** False where the PBX does not show its groups. */
  get showsGroups(): boolean {
    return this.#groups !== null;
  }

  groups(): readonly PbxGroup[] {
    return this.#groups ?? [];
  }

  /** Reads both directories now, whatever was refused before. */
  readAgain(): void {
    this.#rightsAt = -Infinity;
    this.#readPbx.now();
    this.#readMicrosoft.now();
  }

  /** True only where the PBX says that this user does not hold the right. */
  lacks(pbxUserId: string, what: Righted): boolean {
    const holders = this.#rights?.holders.get(what);
    return holders !== undefined && !holders.has(pbxUserId);
  }

  /** Names of rights that the bridge's own account lacks, as far as the PBX shows rights. */
  get missingRights(): readonly string[] {
    return this.#rights?.missing ?? [];
  }

  groupsOf(pbxUserId: string): readonly string[] {
    return this.#groupsByUser.get(pbxUserId) ?? noGroups;
  }

  unmatched(): readonly Unmatched[] {
    return this.#unmatched;
  }

  /** True once both directories were read. */
  get known(): boolean {
    return this.#pbxUsers !== null && this.#microsoftUsers !== null;
  }

  async #round(side: Side): Promise<number> {
    const { connections, pbx, microsoft } = this.#options;
    try {
      if (side === 'starface') {
        if (this.#pbxUsers === null) {
          this.#description = await pbx.describe();
          const { version, auth } = this.#description;
          connections.detail('starface', 'version', version);
          connections.detail('starface', 'auth', auth);
        }
        this.#pbxUsers = await pbx.listUsers();
        // Groups only serve scope and rules: a PBX that does not show them is none the worse.
        this.#groups = (await pbx.listGroups?.().catch(() => null)) ?? this.#groups;
        this.#groupsByUser = namesByUser(this.groups());
        void this.#readRights();
      } else {
        this.#microsoftUsers = await microsoft.listUsers();
        this.#enabledUsers = this.#microsoftUsers.filter(({ enabled }) => enabled);
      }
      connections.answered(side, null, false);
      if (!this.#match(side)) return retryMs;
      if (side === 'starface') return pbxEveryMs;
      return microsoft.listsChanges?.() === true ? changesEveryMs : microsoftEveryMs;
    } catch (error) {
      const outside = toOutside(side, error);
      connections.answered(side, outside, false);
      if (outside.kind === 'unauthorized' || outside.kind === 'forbidden') return refusedRetryMs;
      return Math.max(retryMs, outside.retryAfterMs ?? 0);
    }
  }

  /** Seldom: rights change seldom, and the PBX itself refuses what it does not allow. */
  async #readRights(): Promise<void> {
    const { pbx, clock } = this.#options;
    if (pbx.readRights === undefined || Math.abs(clock.now() - this.#rightsAt) < rightsEveryMs) return;
    this.#rightsAt = clock.now();
    this.#rights = await pbx.readRights().catch(() => this.#rights);
  }

  /** False where the answer is doubted and has to be read again. */
  #match(read: Side): boolean {
    if (this.#pbxUsers === null || this.#microsoftUsers === null) return true;
    const { tenantId, manual, knownPersons, post, matched } = this.#options;
    const pbxUsers = this.#pbxUsers;
    const microsoftUsers = this.#microsoftUsers;
    const result = matchPeople({ tenantId, pbxUsers, microsoftUsers, manual: manual() });
    const before = this.#byPerson;
    const matches: ReadonlyMap<PersonId, Match> = new Map(result.matches.map((match) => [match.personId, match]));
    const known = new Set(knownPersons());
    const leaving = [...known].filter((personId) => !matches.has(personId));
    const newly = leaving.filter((personId) => !this.#gone.has(personId)).length;
    if (this.#doubts(read, newly, known.size)) return false;
    this.#byPerson = matches;
    this.#byPbxUser = new Map(result.matches.map((match) => [match.pbxUser.id, match.personId]));
    this.#unmatched = result.unmatched;
    for (const match of result.matches) {
      if (known.has(match.personId) && before.get(match.personId)?.pbxUser.id === match.pbxUser.id) continue;
      post(match.personId, { type: 'joined', pbxUserId: match.pbxUser.id });
    }
    const atMicrosoft = new Set(this.#enabledUsers.map((user) => user.id.toLowerCase()));
    for (const personId of leaving) {
      const gone = !atMicrosoft.has(objectIdOf(personId));
      post(personId, { type: 'left', side: gone ? 'microsoft' : 'match' });
    }
    this.#gone = new Set(leaving);
    matched();
    return true;
  }

  /**
   * Half of the people gone at once is more likely a directory in trouble than a company: with the people their links
   * would be deleted for good. It is believed once both directories were read again and still say so.
   */
  #doubts(read: Side, leaving: number, known: number): boolean {
    if (leaving <= fewLeavers || leaving * 2 <= known) {
      this.#doubted = null;
      return false;
    }
    if (this.#doubted === null) {
      this.#options.log.warn('most people are missing in a directory; it is read again before anybody is forgotten', {
        missing: leaving,
        known,
      });
      this.#doubted = new Set(['starface', 'microsoft']);
      (read === 'starface' ? this.#readMicrosoft : this.#readPbx).now();
      return true;
    }
    this.#doubted.delete(read);
    if (this.#doubted.size > 0) return true;
    this.#doubted = null;
    return false;
  }
}

function namesByUser(groups: readonly PbxGroup[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { name, userIds } of groups) {
    for (const userId of userIds) {
      const known = names.get(userId);
      if (known === undefined) names.set(userId, [name]);
      else known.push(name);
    }
  }
  return names;
}

export function objectIdOf(personId: PersonId): string {
  return personId.slice(personId.indexOf('/') + 1);
}

export function toOutside(side: Side, error: unknown): OutsideError {
  if (error instanceof OutsideError) return error;
  return new OutsideError(side, 'unavailable', `${side}.unexpected`, 'unexpected failure', { cause: error });
}
