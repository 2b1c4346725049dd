/** Runs a request of an action; a failure becomes a notice in the person's language. */
import { problemFrom, type ApiProblem } from '../../ui/api/api-problem.ts';
import type { Pane } from '../pane.ts';

/** Resolves with the problem, or with null after success. */
export async function attempt(request: () => Promise<void>): Promise<ApiProblem | null> {
  try {
    await request();
    return null;
  } catch (error) {
    return problemFrom(error);
  }
}

/** The text of a problem, with the time to wait where the bridge named one. */
export function problemText(pane: Pick<Pane, 't'>, problem: ApiProblem): string {
  const text = pane.t(`problem.${problem.code}`);
  if (problem.retryAfterMs === null) return text;
  return pane.t('notice.wait', { problem: text, seconds: Math.ceil(problem.retryAfterMs / 1000) });
}
