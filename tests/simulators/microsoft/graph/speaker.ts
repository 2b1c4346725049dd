import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Speaker } from '../traffic/listener.ts';
import { codeOf, errorBody } from './answer.ts';
import type { Answer } from './answer.ts';
import type { GraphRequest } from './graph-request.ts';
import type { Graph } from './graph.ts';

/** Graph behind a socket. */
export function graphSpeaker(graph: Graph): Speaker {
  return {
    note: (request, body) => graph.note(requestOf(request, body)),
    answer: async ({ request, response, body }) =>
      send(request, response, await graph.answer(requestOf(request, body))),
    failureBody: (status) => errorBody(codeOf(status), `The simulated Microsoft Graph answers ${status}.`),
  };
}

function requestOf(request: IncomingMessage, body: Buffer): GraphRequest {
  return {
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body: bodyOf(request.headers['content-type'], body),
  };
}

function bodyOf(contentType: string | undefined, body: Buffer): GraphRequest['body'] {
  if (body.length === 0) return undefined;
  if (contentType?.startsWith('application/json') !== true) return { malformed: true };
  try {
    return { json: JSON.parse(body.toString()) as unknown };
  } catch {
    return { malformed: true };
  }
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  response.statusCode = status;
  response.setHeader('request-id', randomUUID());
  const clientRequestId = request.headers['client-request-id'];
  if (clientRequestId !== undefined) response.setHeader('client-request-id', clientRequestId);
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
  if (body === undefined) return void response.end();
  response.setHeader('content-type', 'application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8');
  response.end(JSON.stringify(body));
}
