/** Present state of the bridge, kept fresh while the page is seen. */
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { problemFrom, type ApiProblem } from '../ui/api/api-problem.ts';
import type { People, Status } from './api/answers.ts';
import type { ConsoleApi } from './api/console-api.ts';
import { useConsole } from './console-context.ts';

const statusEveryMs = 2_000;
const peopleEveryMs = 3_000;

export function isSignedOut(error: unknown): boolean {
  return error !== null && error !== undefined && problemFrom(error).code === 'auth.required';
}

export function useStatus(): UseQueryResult<Status> {
  const { api } = useConsole();
  return useQuery({
    queryKey: ['status'],
    queryFn: api.status,
    refetchInterval: ({ state }) => (isSignedOut(state.error) ? false : statusEveryMs),
  });
}

export function usePeople(): UseQueryResult<People> {
  const { api } = useConsole();
  return useQuery({ queryKey: ['people'], queryFn: api.people, refetchInterval: peopleEveryMs });
}

/** An answer that is read when its page opens, again every `everyMs`, and after each change. */
export function useRead<Value>(
  key: string,
  read: (api: ConsoleApi) => Promise<Value>,
  everyMs: number | null = null,
): UseQueryResult<Value> {
  const { api } = useConsole();
  return useQuery({ queryKey: [key], queryFn: () => read(api), refetchInterval: everyMs ?? false });
}

/** A change of the bridge; what is shown is read anew after it, also after a failure. */
export function useChange<Value>(change: (value: Value) => Promise<void>): UseMutationResult<void, ApiProblem, Value> {
  const client = useQueryClient();
  return useMutation<void, ApiProblem, Value>({
    mutationFn: async (value) => {
      try {
        await change(value);
      } catch (error) {
        throw problemFrom(error);
      }
    },
    onSettled: () => client.invalidateQueries(),
  });
}
