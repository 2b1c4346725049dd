/** The console's view of a bridge that a test holds in its hands. */
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
  refuses: 'mode.pinned' | 'internal' | 'busy' | null = null;

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
