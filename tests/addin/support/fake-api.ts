/** The bridge's API in memory: answers at once, remembers what was asked, and fails where a test says so. */
import type { DndRequest, LinkRequest, PlaceCallRequest } from '../../../src/contract/api.ts';
import type { Api } from '../../../src/ui/api/client.ts';
import { ApiProblem, type FailureCode } from '../../../src/ui/api/api-problem.ts';

export type FakeApi = Api & {
  readonly placed: PlaceCallRequest[];
  readonly hungUp: string[];
  readonly links: LinkRequest[];
  readonly dnds: DndRequest[];
  readonly unlinks: number;
  /** The next request fails with this code. */
  readonly failNext: (code: FailureCode, retryAfterMs?: number) => void;
};

export function createFakeApi(): FakeApi {
  let failure: ApiProblem | null = null;
  let calls = 0;
  let unlinks = 0;
  const placed: PlaceCallRequest[] = [];
  const hungUp: string[] = [];
  const links: LinkRequest[] = [];
  const dnds: DndRequest[] = [];
  const answer = (): void => {
    const problem = failure;
    failure = null;
    if (problem) throw problem;
  };
  const never = async (): Promise<never> => {
    throw new Error('The pane reads from the event stream');
  };
  return {
    placed,
    hungUp,
    links,
    dnds,
    get unlinks() {
      return unlinks;
    },
    failNext: (code, retryAfterMs) => {
      failure = new ApiProblem({ code, status: 0, retryAfterMs: retryAfterMs ?? null });
    },
    me: never,
    calls: never,
    colleagues: never,
    link: async (request) => {
      links.push(request);
      answer();
    },
    unlink: async () => {
      answer();
      unlinks += 1;
    },
    setDnd: async (request) => {
      dnds.push(request);
      answer();
    },
    placeCall: async (request) => {
      placed.push(request);
      answer();
      calls += 1;
      return { id: `call-${calls}`, state: 'ringingOut', number: request.number };
    },
    hangUp: async (id) => {
      hungUp.push(id);
      answer();
    },
  };
}
