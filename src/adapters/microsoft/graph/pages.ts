/**
 * Follows `@odata.nextLink` to the end: https://learn.microsoft.com/graph/paging
 *
 * Links lead to Graph itself, or the walk ends: the token goes nowhere else. A link that was followed before ends it too.
 */
import type { z } from 'zod';
import { OutsideError } from '../../../domain/outside-error.ts';
import type { GraphClient } from './graph-client.ts';
import { collection } from './wire.ts';

export type Walk = {
  readonly operation: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
};

export async function* pages(client: GraphClient, walk: Walk): AsyncGenerator<z.infer<typeof collection>> {
  const followed = new Set<string>();
  let path: string | undefined = walk.path;
  while (path !== undefined) {
    if (followed.has(path)) throw notUnderstood(walk.operation);
    followed.add(path);
    const body = await client.json({ ...walk, method: 'GET', path, priority: 'housekeeping' });
    const page = collection.safeParse(body);
    if (!page.success) throw notUnderstood(walk.operation);
    yield page.data;
    path = page.data['@odata.nextLink'];
  }
}

function notUnderstood(operation: string): OutsideError {
  const message = `The pages that Microsoft Graph answered ${operation} with were not understood`;
  return new OutsideError('microsoft', 'unavailable', 'microsoft.answer-not-understood', message);
}
