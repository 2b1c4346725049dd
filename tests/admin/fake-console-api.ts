/** The console's view of a bridge that a test holds in its hands. */
import type { ConsoleApi } from '../../src/admin/api/console-api.ts';
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

  #check(what: string): void {
    this.asked.push(what);
    if (this.down) throw unreachable(null);
    if (!this.signedIn) throw problem('auth.required', 401);
  }
}

function problem(code: ApiProblem['code'], status: number): ApiProblem {
  return new ApiProblem({ code, status, retryAfterMs: null });
}
