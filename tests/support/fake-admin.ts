/** The administrator's services with answers that a test sets and a record of what was asked. */
import type { AdminServices, Connection, PersonRow, Status } from '../../src/bridge/console-words.ts';
import type { DecisionLogView, Why } from '../../src/bridge/why-words.ts';
import { dryRun, type DryRunPerson } from '../../src/domain/central/dry-run.ts';
import { neverFires } from '../../src/domain/central/never-fires.ts';
import { noCallDisplay, type CallDisplay } from '../../src/domain/call-display.ts';
import type { Rule } from '../../src/domain/central/rule.ts';
import type { CertificateView, LampTestStep, PbxView, ScopeView } from '../../src/domain/console-views.ts';
import { defaultTable, type IndividualTable } from '../../src/domain/individual.ts';
import type { PersonId, Unmatched } from '../../src/domain/person.ts';
import { defaultScope, type SyncScope } from '../../src/domain/scope.ts';
import type { Mode } from '../../src/domain/settings.ts';
import { aConnection, anUnmatched, aPersonRow, type Asked } from './fake-services.ts';

export function aScopeView(changes: Partial<ScopeView> = {}): ScopeView {
  return {
    scope: defaultScope,
    pinned: [],
    groups: [{ name: 'Sales', people: 3 }],
    unknown: [],
    people: { inSync: 1, paused: 0, hidden: 0 },
    ...changes,
  };
}

export function aPbxView(changes: Partial<PbxView> = {}): PbxView {
  return {
    version: '10.0.1',
    auth: 'classic',
    capabilities: [
      { name: 'dnd', state: 'everybody', people: 1, denied: 0 },
      { name: 'call.place', state: 'linked', people: 1, denied: 0 },
      { name: 'voicemail', state: 'notOffered', people: 0, denied: 0 },
    ],
    missingRights: [],
    groups: 1,
    calls: { companion: 0, linked: 1, lamp: 0, unknown: 0 },
    feeds: [],
    lampLogin: null,
    ...changes,
  };
}

export class FakeAdmin implements AdminServices {
  readonly asked: Asked[] = [];
  failure: Error | null = null;
  mode: Mode = 'presence-oauth';
  modePinned = false;
  hold = false;
  foreignSync: Status['foreignSync'] = { stopped: false, until: null, writes: 0, reverted: 0, persons: 0 };
  microsoft: Status['microsoft'];
  hints: Status['hints'];
  connections: readonly Connection[] = [aConnection('microsoft'), aConnection('starface'), aConnection('store')];
  matched: readonly PersonRow[] = [aPersonRow()];
  unmatched: readonly Unmatched[] = [anUnmatched('0900', 'noEmailAtPbx')];
  changing = 0;
  guarded = 0;
  readonly whys = new Map<PersonId, Why>();
  readonly logs = new Map<PersonId, DecisionLogView>();
  ruleSet: readonly Rule[] = [];
  rulesPinned = false;
  dryRunPeople: readonly DryRunPerson[] = [];
  reading = 0;
  defaults: IndividualTable = defaultTable;
  tablePinned = false;
  display: CallDisplay = noCallDisplay;
  displayPinned = false;
  scopeView: ScopeView = aScopeView();
  pbxView: PbxView = aPbxView();
  certificateView: CertificateView = { shown: null, confirmed: null, pinned: false, state: 'plain' };
  lampSteps: readonly LampTestStep[] = [];

  status(): Status {
    return {
      version: '0.1.0',
      mode: this.mode,
      modePinned: this.modePinned,
      hold: this.hold,
      foreignSync: this.foreignSync,
      connections: this.connections,
      microsoft: this.microsoft,
      hints: this.hints,
      people: {
        matched: this.matched.length,
        linked: this.matched.filter((row) => row.linked).length,
        unmatched: this.unmatched.length,
        claims: this.matched.filter((row) => row.claim).length,
        leases: this.matched.filter((row) => row.lease).length,
        changing: this.changing,
        guarded: this.guarded,
      },
    };
  }

  people(): { readonly matched: readonly PersonRow[]; readonly unmatched: readonly Unmatched[] } {
    return { matched: this.matched, unmatched: this.unmatched };
  }

  why(personId: PersonId): Why | null {
    return this.whys.get(personId) ?? null;
  }

  decisionLog(personId: PersonId): DecisionLogView | null {
    return this.logs.get(personId) ?? (this.whys.has(personId) ? { until: null, entries: [] } : null);
  }

  logDecisions(personId: PersonId, forMs: number | null): boolean {
    if (!this.whys.has(personId)) return false;
    this.#change('logDecisions', forMs);
    this.logs.set(personId, { until: forMs === null ? null : new Date(Date.now() + forMs).toISOString(), entries: [] });
    return true;
  }

  rules(): ReturnType<AdminServices['rules']> {
    return { rules: this.ruleSet, pinned: this.rulesPinned, hints: neverFires(this.ruleSet) };
  }

  async setRules(rules: readonly Rule[]): Promise<void> {
    this.#change('setRules', rules);
    this.ruleSet = rules;
  }

  neverFires(rules: readonly Rule[]): ReturnType<AdminServices['neverFires']> {
    return neverFires(rules);
  }

  async dryRun(rules: readonly Rule[]): ReturnType<AdminServices['dryRun']> {
    this.#change('dryRun', rules);
    const run = dryRun(rules, this.dryRunPeople, {
      isOutside: (number) => number.length > 5,
      language: 'en',
      respectManualDnd: true,
    });
    return { ...run, hints: neverFires(rules), reading: this.reading };
  }

  table(): ReturnType<AdminServices['table']> {
    return { table: this.defaults, pinned: this.tablePinned };
  }

  async setTable(table: IndividualTable): Promise<void> {
    this.#change('setTable', table);
    this.defaults = table;
  }

  callDisplay(): ReturnType<AdminServices['callDisplay']> {
    return { display: this.display, pinned: this.displayPinned };
  }

  async setCallDisplay(display: CallDisplay): Promise<void> {
    this.#change('setCallDisplay', display);
    this.display = display;
  }

  scope(): ScopeView {
    return this.scopeView;
  }

  async setScope(scope: SyncScope): Promise<void> {
    this.#change('setScope', scope);
    this.scopeView = { ...this.scopeView, scope };
  }

  async setMode(mode: Mode): Promise<void> {
    this.#change('setMode', mode);
    this.mode = mode;
  }

  async setHold(hold: boolean): Promise<void> {
    this.#change('setHold', hold);
    this.hold = hold;
  }

  async liftGuard(): Promise<void> {
    this.#change('liftGuard');
    this.guarded = 0;
  }

  pbx(): PbxView {
    return this.pbxView;
  }

  async certificate(): Promise<CertificateView> {
    return this.certificateView;
  }

  async trustCertificate(fingerprint256: string): Promise<void> {
    this.#change('trustCertificate', fingerprint256);
    this.certificateView = { ...this.certificateView, confirmed: fingerprint256, state: 'confirmed' };
  }

  tryAgain(): void {
    this.#change('tryAgain');
  }

  async testLamps(
    credentials: { readonly login: string; readonly password: string } | null,
  ): Promise<readonly LampTestStep[]> {
    this.#change('testLamps', credentials === null ? null : credentials.login);
    return this.lampSteps;
  }

  #change(what: string, value?: unknown): void {
    this.asked.push({ what, ...(value === undefined ? {} : { value }) });
    if (this.failure !== null) throw this.failure;
  }
}
