import { badRequest, errorBody } from './answer.ts';
import type { Answer } from './answer.ts';
import type { GraphCall } from './call.ts';
import type { GraphRequest } from './graph-request.ts';
import type { Operation } from './operation.ts';

/** https://learn.microsoft.com/graph/json-batching */
const maxItems = 20;

type Item = { readonly id: string; readonly request: GraphRequest; readonly dependsOn: readonly string[] };

type ItemAnswer = { readonly id: string; readonly status: number; readonly headers: unknown; readonly body?: unknown };

/** Each item is checked, limited and answered like a request of its own; 200 for the whole says nothing about them. */
const batch: Operation = {
  name: '$batch',
  method: 'POST',
  path: '/$batch',
  application: [],
  delegated: [],
  limit: 'none',
  changes: false,
  async handle(call): Promise<Answer> {
    const items = itemsOf(call.body);
    if (items.length === 0 || items.length > maxItems) {
      throw badRequest(`Number of batch request steps exceeds the max value of ${maxItems}.`);
    }
    if (new Set(items.map(({ id }) => id)).size < items.length) throw badRequest('Duplicate id in the batch request.');
    const answers = new Map<string, ItemAnswer>();
    for (const item of items) answers.set(item.id, await answerItem(item, call, answers));
    // Answers may come in any order; turned round, so that nobody reads them by their place.
    return { status: 200, body: { responses: [...answers.values()].reverse() } };
  },
};

async function answerItem(
  { id, request, dependsOn }: Item,
  call: GraphCall,
  before: Map<string, ItemAnswer>,
): Promise<ItemAnswer> {
  const hasFailed = dependsOn.some((other) => (before.get(other)?.status ?? 424) >= 400);
  const failed: Answer = {
    status: 424,
    body: errorBody('FailedDependency', 'A request that this one depends on failed.'),
  };
  const { status, headers = {}, body } = hasFailed ? failed : await call.perform(request);
  return { id, status, headers, ...(body === undefined ? {} : { body }) };
}

/** The items of a batch, as far as they can be read. */
export function itemsOf(body: unknown): readonly Item[] {
  const requests = typeof body === 'object' && body !== null && 'requests' in body ? body.requests : undefined;
  if (!Array.isArray(requests)) throw badRequest("Invalid batch payload format: 'requests' is missing.");
  return requests.map(itemOf);
}

function itemOf(item: unknown): Item {
  const { id, method, url, headers, body, dependsOn } = (item ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string' || typeof method !== 'string' || typeof url !== 'string') {
    throw badRequest("Invalid batch payload format: 'id', 'method' and 'url' are required.");
  }
  const given = Object.entries((headers ?? {}) as Record<string, unknown>);
  const header = (name: string): string | undefined => {
    const found = given.find(([known]) => known.toLowerCase() === name)?.[1];
    return typeof found === 'string' ? found : undefined;
  };
  const isJson = header('content-type')?.startsWith('application/json') === true;
  return {
    id,
    dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [],
    request: {
      method: method.toUpperCase(),
      target: url.startsWith('/') ? url : `/${url}`,
      header,
      // A body wants a Content-Type among the headers of its item.
      body: body === undefined ? undefined : isJson ? { json: body } : { malformed: true },
    },
  };
}

export const batchOperations: readonly Operation[] = [batch];
