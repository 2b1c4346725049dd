/** What the console asks of the bridge, with the session cookie of this page. Rejects with an `ApiProblem`. */
import type {
  HoldRequest,
  LampTestRequest,
  ModeRequest,
  RulesCheckRequest,
  TrustRequest,
} from '../../contract/admin.ts';
import type { DecisionLogAnswer, WhyAnswer } from '../../contract/sync.ts';
import type { CallDisplay } from '../../domain/call-display.ts';
import type { Rule } from '../../domain/central/rule.ts';
import type { CertificateView, DryRunView, LampTestStep, PbxView, ScopeView } from '../../domain/console-views.ts';
import type { IndividualTable } from '../../domain/individual.ts';
import type { PersonId } from '../../domain/person.ts';
import type { SyncScope } from '../../domain/scope.ts';
import type { Mode } from '../../domain/settings.ts';
import { unreachable } from '../../ui/api/api-problem.ts';
import { problemOf } from '../../ui/api/problem-response.ts';
import type { MicrosoftView } from '../microsoft/microsoft-view.ts';
import type { CallDisplayAnswer, People, RulesAnswer, RulesCheck, Status, TableAnswer } from './answers.ts';

export type ConsoleApi = {
  readonly status: () => Promise<Status>;
  readonly people: () => Promise<People>;
  readonly signIn: (code: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
  readonly setMode: (mode: Mode) => Promise<void>;
  /** "Give everything back now", and its lifting. */
  readonly setHold: (hold: boolean) => Promise<void>;
  readonly rules: () => Promise<RulesAnswer>;
  readonly saveRules: (rules: readonly Rule[]) => Promise<void>;
  /** Checks the text of a file; nothing is kept. */
  readonly checkRules: (text: string) => Promise<RulesCheck>;
  readonly dryRun: (rules: readonly Rule[]) => Promise<DryRunView>;
  readonly table: () => Promise<TableAnswer>;
  readonly saveTable: (table: IndividualTable) => Promise<void>;
  readonly callDisplay: () => Promise<CallDisplayAnswer>;
  readonly saveCallDisplay: (display: CallDisplay) => Promise<void>;
  readonly scope: () => Promise<ScopeView>;
  readonly saveScope: (scope: SyncScope) => Promise<void>;
  readonly why: (personId: PersonId) => Promise<WhyAnswer>;
  readonly decisions: (personId: PersonId) => Promise<DecisionLogAnswer>;
  /** 0 minutes switches it off. */
  readonly logDecisions: (personId: PersonId, minutes: number) => Promise<void>;
  readonly liftGuard: () => Promise<void>;
  readonly pbx: () => Promise<PbxView>;
  readonly certificate: () => Promise<CertificateView>;
  readonly trustCertificate: (fingerprint256: string) => Promise<void>;
  readonly tryAgain: () => Promise<void>;
  /** Null tests the configured account. */
  readonly testLamps: (
    account: { readonly login: string; readonly password: string } | null,
  ) => Promise<readonly LampTestStep[]>;
  readonly microsoft: () => Promise<MicrosoftView>;
  /** The address at Microsoft with which the administrator's consent begins. */
  readonly beginConsent: () => Promise<string>;
};

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const base = '/admin/api';
const timeoutMs = 15_000;
/** The self-test asks the PBX ten times, one after the other. */
const testTimeoutMs = 180_000;

export function createConsoleApi(fetch: Fetch): ConsoleApi {
  async function ask(method: string, path: string, body?: unknown, limitMs = timeoutMs): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(`${base}${path}`, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.timeout(limitMs),
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
    } catch (error) {
      throw unreachable(error);
    }
    if (!response.ok) throw await problemOf(response, Date.now());
    return response;
  }
  const read = async <Answer>(path: string): Promise<Answer> => (await (await ask('GET', path)).json()) as Answer;
  const answer = async <Answer>(path: string, body: unknown, limitMs?: number): Promise<Answer> =>
    (await (await ask('POST', path, body, limitMs)).json()) as Answer;
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
    rules: () => read('/rules'),
    saveRules: (rules) => change('PUT', '/rules', { version: 1, rules }),
    checkRules: (text) => answer('/rules/check', { text } satisfies RulesCheckRequest),
    dryRun: (rules) => answer('/rules/dry-run', { version: 1, rules }),
    table: () => read('/table'),
    saveTable: (table) => change('PUT', '/table', table),
    callDisplay: () => read('/call-display'),
    saveCallDisplay: (display) => change('PUT', '/call-display', display),
    scope: () => read('/scope'),
    saveScope: (scope) => change('PUT', '/scope', scope),
    why: (personId) => read(`/people/${encodeURIComponent(personId)}/why`),
    decisions: (personId) => read(`/people/${encodeURIComponent(personId)}/decisions`),
    logDecisions: (personId, minutes) =>
      change('PUT', `/people/${encodeURIComponent(personId)}/decisions`, { minutes }),
    liftGuard: () => change('POST', '/guard/lift', {}),
    pbx: () => read('/pbx'),
    certificate: () => read('/pbx/certificate'),
    trustCertificate: (fingerprint256) => change('PUT', '/pbx/certificate', { fingerprint256 } satisfies TrustRequest),
    tryAgain: () => change('POST', '/pbx/try-again', {}),
    testLamps: (account) => answer('/pbx/lamps/test', { account } satisfies LampTestRequest, testTimeoutMs),
    microsoft: () => read('/microsoft'),
    beginConsent: async () => ((await (await ask('POST', '/consent', {})).json()) as { goTo: string }).goTo,
  };
}
