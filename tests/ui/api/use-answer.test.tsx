/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { act, renderHook, waitFor } from '@testing-library/react';
import { ApiProblem } from '../../../src/ui/api/api-problem.ts';
import { useAnswer } from '../../../src/ui/api/use-answer.ts';

type Props = { readonly ask: (() => Promise<number>) | null; readonly key: string };

const show = (ask: Props['ask'], key = 'a') =>
  renderHook(({ ask: asked, key: keyed }: Props) => useAnswer(asked, keyed), { initialProps: { ask, key } });

test('the answer comes, after a time of loading', async () => {
  const { result } = show(async () => 1);
  expect(result.current).toMatchObject({ value: null, isLoading: true });
  await waitFor(() => expect(result.current).toMatchObject({ value: 1, problem: null, isLoading: false }));
});

test('asked again, the old answer stays until the new one is there', async () => {
  let answer = 1;
  const { result } = show(async () => answer);
  await waitFor(() => expect(result.current.value).toBe(1));
  answer = 2;
  act(() => result.current.again());
  expect(result.current).toMatchObject({ value: 1, isLoading: true });
  await waitFor(() => expect(result.current).toMatchObject({ value: 2, isLoading: false }));
});

test('a failure is told beside the old answer, and forgotten after the next success', async () => {
  let fails = false;
  const { result } = show(async () => {
    if (fails) throw new ApiProblem({ code: 'starface.unavailable', status: 503, retryAfterMs: null });
    return 1;
  });
  await waitFor(() => expect(result.current.value).toBe(1));
  fails = true;
  act(() => result.current.again());
  await waitFor(() => expect(result.current.problem?.code).toBe('starface.unavailable'));
  expect(result.current.value).toBe(1);
  fails = false;
  act(() => result.current.again());
  await waitFor(() => expect(result.current.problem).toBeNull());
});

test('an answer to an older question is not shown', async () => {
  const slow = Promise.withResolvers<number>();
  const { result, rerender } = show(() => slow.promise);
  rerender({ ask: async () => 2, key: 'b' });
  await waitFor(() => expect(result.current.value).toBe(2));
  await act(async () => slow.resolve(1));
  expect(result.current.value).toBe(2);
});

test('nothing is asked where there is nothing to ask for', () => {
  expect(show(null).result.current).toMatchObject({ value: null, isLoading: false });
});
