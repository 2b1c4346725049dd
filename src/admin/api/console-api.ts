/** What the console asks of the bridge, with the session cookie of this page. Rejects with an `ApiProblem`. */
import type { HoldRequest, ModeRequest } from '../../contract/admin.ts';
import type { Mode } from '../../domain/settings.ts';
import { unreachable } from '../../ui/api/api-problem.ts';
import { problemOf } from '../../ui/api/problem-response.ts';
import type { MicrosoftView } from '../microsoft/microsoft-view.ts';
import type { People, Status } from './answers.ts';

export type ConsoleApi = {
  readonly status: () => Promise<Status>;
  readonly people: () => Promise<People>;
  readonly signIn: (code: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
  readonly setMode: (mode: Mode) => Promise<void>;
  /** "Give everything back now", and its lifting. */
  readonly setHold: (hold: boolean) => Promise<void>;
  readonly microsoft: () => Promise<MicrosoftView>;
  /** The address at Microsoft with which the administrator's consent begins. */
  readonly beginConsent: () => Promise<string>;
};

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const base = '/admin/api';
const timeoutMs = 15_000;

export function createConsoleApi(fetch: Fetch): ConsoleApi {
  async function ask(method: string, path: string, body?: unknown): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(`${base}${path}`, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.timeout(timeoutMs),
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
    } catch (error) {
      throw unreachable(error);
    }
    if (!response.ok) throw await problemOf(response, Date.now());
    return response;
  }
  const read = async <Answer>(path: string): Promise<Answer> => (await (await ask('GET', path)).json()) as Answer;
  const change = async (method: string, path: string, body?: unknown): Promise<void> => {
    await ask(method, path, body);
  };
  return {
    status: () => read('/status'),
    people: () => read('/people'),
    signIn: (code) => change('POST', '/session', { code }),
    signOut: () => change('DELETE', '/session'),
    setMode: (mode) => change('PUT', '/mode', { mode } satisfies ModeRequest),
    setHold: (hold) => change('PUT', '/hold', { hold } satisfies HoldRequest),
    microsoft: () => read('/microsoft'),
    beginConsent: async () => ((await (await ask('POST', '/consent', {})).json()) as { goTo: string }).goTo,
  };
}
