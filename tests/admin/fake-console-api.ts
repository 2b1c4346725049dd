/** The console's view of a bridge that a test holds in its hands. */
import type { Rule } from '../../src/domain/central/rule.ts';
import { importRules } from '../../src/contract/rules.ts';
import type { ConsoleApi } from '../../src/admin/api/console-api.ts';
import type { MicrosoftView } from '../../src/admin/microsoft/microsoft-view.ts';
import { ApiProblem, unreachable } from '../../src/ui/api/api-problem.ts';
import { FakeAdmin } from '../support/fake-services.ts';

export const rightCode = 'right-code';

export class FakeConsoleApi implements ConsoleApi {
  readonly admin = new FakeAdmin();
  readonly asked: string[] = [];
  signedIn = true;
  down = false;
  /** Makes changes fail with this code. */
  refuses: 'mode.pinned' | 'internal' | 'busy' | 'request.invalid' | null = null;

  readonly status: ConsoleApi['status'] = async () => {
    this.#check('status');
    return this.admin.status();
  };
  readonly people: ConsoleApi['people'] = async () => {
    this.#check('people');
    return this.admin.people();
  };
  readonly signIn: ConsoleApi['signIn'] = async (code) => {
    this.asked.push(`signIn ${code}`);
    if (this.down) throw unreachable(null);
    if (this.refuses !== null) throw problem(this.refuses, 429);
    if (code !== rightCode) throw problem('auth.forbidden', 403);
    this.signedIn = true;
  };
  readonly signOut: ConsoleApi['signOut'] = async () => {
    this.#check('signOut');
    this.signedIn = false;
  };
  readonly setMode: ConsoleApi['setMode'] = async (mode) => {
    this.#check(`setMode ${mode}`);
    if (this.refuses !== null) throw problem(this.refuses, 409);
    await this.admin.setMode(mode);
  };
  readonly setHold: ConsoleApi['setHold'] = async (hold) => {
    this.#check(`setHold ${hold}`);
    if (this.refuses !== null) throw problem(this.refuses, 500);
    await this.admin.setHold(hold);
  };

  rules: ConsoleApi['rules'] = async () => this.#read('rules', () => this.admin.rules());
  readonly saveRules: ConsoleApi['saveRules'] = (rules) => this.#write('saveRules', () => this.admin.setRules(rules));
  readonly checkRules: ConsoleApi['checkRules'] = async (text) => {
    const read = this.#read('checkRules', () => importRules(text));
    return read.ok ? { ...read, hints: this.admin.neverFires(read.rules) } : read;
  };
  readonly dryRun: ConsoleApi['dryRun'] = async (rules: readonly Rule[]) => {
    this.#check('dryRun');
    return this.admin.dryRun(rules);
  };
  readonly table: ConsoleApi['table'] = async () => this.#read('table', () => this.admin.table());
  readonly saveTable: ConsoleApi['saveTable'] = (table) => this.#write('saveTable', () => this.admin.setTable(table));
  readonly callDisplay: ConsoleApi['callDisplay'] = async () =>
    this.#read('callDisplay', () => this.admin.callDisplay());
  readonly saveCallDisplay: ConsoleApi['saveCallDisplay'] = (display) =>
    this.#write('saveCallDisplay', () => this.admin.setCallDisplay(display));
  readonly scope: ConsoleApi['scope'] = async () => this.#read('scope', () => this.admin.scope());
  readonly saveScope: ConsoleApi['saveScope'] = (scope) => this.#write('saveScope', () => this.admin.setScope(scope));
  readonly why: ConsoleApi['why'] = async (personId) => {
    const why = this.#read(`why ${personId}`, () => this.admin.why(personId));
    if (why === null) throw problem('not-found', 404);
    return why;
  };
  readonly decisions: ConsoleApi['decisions'] = async (personId) => {
    const log = this.#read(`decisions ${personId}`, () => this.admin.decisionLog(personId));
    if (log === null) throw problem('not-found', 404);
    return log;
  };
  readonly logDecisions: ConsoleApi['logDecisions'] = (personId, minutes) =>
    this.#write(`logDecisions ${personId} ${minutes}`, async () => {
      this.admin.logDecisions(personId, minutes === 0 ? null : minutes * 60_000);
    });
  readonly liftGuard: ConsoleApi['liftGuard'] = () => this.#write('liftGuard', () => this.admin.liftGuard());
  readonly pbx: ConsoleApi['pbx'] = async () => this.#read('pbx', () => this.admin.pbx());
  readonly certificate: ConsoleApi['certificate'] = async () => {
    this.#check('certificate');
    return this.admin.certificate();
  };
  readonly trustCertificate: ConsoleApi['trustCertificate'] = (fingerprint) =>
    this.#write(`trustCertificate ${fingerprint}`, () => this.admin.trustCertificate(fingerprint));
  readonly tryAgain: ConsoleApi['tryAgain'] = () => this.#write('tryAgain', async () => this.admin.tryAgain());
  readonly testLamps: ConsoleApi['testLamps'] = async (account) => {
    await this.#write(`testLamps ${account?.login ?? 'configured'}`, async () => undefined);
    return this.admin.testLamps(account);
  };

  microsoftView: MicrosoftView = aMicrosoftView();
  readonly microsoft: ConsoleApi['microsoft'] = async () => {
    this.#check('microsoft');
    return this.microsoftView;
  };
  readonly beginConsent: ConsoleApi['beginConsent'] = async () => {
    this.#check('beginConsent');
    if (this.refuses !== null) throw problem(this.refuses, 503);
    return 'https://login.example.com/consent';
  };

  #read<Answer>(what: string, answer: () => Answer): Answer {
    this.#check(what);
    return answer();
  }

  async #write(what: string, change: () => Promise<void>): Promise<void> {
    this.#check(what);
    if (this.refuses !== null) throw problem(this.refuses, 409);
    await change();
  }

  #check(what: string): void {
    this.asked.push(what);
    if (this.down) throw unreachable(null);
    if (!this.signedIn) throw problem('auth.required', 401);
  }
}

function problem(code: ApiProblem['code'], status: number): ApiProblem {
  return new ApiProblem({ code, status, retryAfterMs: null });
}

export function aMicrosoftView(changes: Partial<MicrosoftView> = {}): MicrosoftView {
  return {
    tenantId: '11111111-2222-3333-4444-555555555555',
    clientId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    redirectUri: 'https://bridge.example.com/oauth/callback/microsoft',
    credential: { kind: 'certificate', expiresAt: '2027-03-02T09:00:00.000Z', warning: null },
    permissions: [
      { name: 'Presence.ReadWrite.All', id: 'p', buys: 'Presence.', granted: true },
      { name: 'User.ReadBasic.All', id: 'u', buys: 'Names.', granted: true },
    ],
    unneeded: [],
    problem: null,
    lastConsent: null,
    ...changes,
  };
}
