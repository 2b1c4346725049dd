import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Ledger } from '../traffic/ledger.ts';
import type { Speaker } from '../traffic/listener.ts';
import { codeOf, errorBody } from './answer.ts';
import type { Answer } from './answer.ts';
import type { GraphRequest } from './graph-request.ts';
import type { Graph } from './graph.ts';

/** Graph behind a socket. */
export function graphSpeaker(graph: Graph, ledger: Ledger): Speaker {
  return {
    note: (request, body) => {
      if (request.method === 'OPTIONS') ledger.operation('preflight');
      else graph.note(requestOf(request, body));
    },
    answer: async ({ request, response, body }) => {
      if (request.method === 'OPTIONS') return preflight(request, response);
      send(request, response, await graph.answer(requestOf(request, body)));
    },
    failure: (status, request) => {
      const clientRequestId = requestOf(request, Buffer.alloc(0)).header('client-request-id');
      const body = errorBody(codeOf(status), `The simulated Microsoft Graph answers ${status}.`, clientRequestId);
      return { headers: requestIds(request, body), body };
    },
  };
}

/** Graph lets any page call it; the token decides. */
function preflight(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(204, {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '3600',
  });
  response.end();
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
  for (const [name, value] of Object.entries(requestIds(request, body))) response.setHeader(name, value);
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', 'ETag, Location, Preference-Applied, Retry-After, request-id');
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
  if (body === undefined) return void response.end();
  response.setHeader('content-type', 'application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8');
  response.end(JSON.stringify(body));
}

/** The id of the request, the same as in an error's body, and the client's own beside it; where it sent none, the same again. */
function requestIds(request: IncomingMessage, body: unknown): Record<string, string> {
  const inner = (body as { error?: { innerError?: Record<string, string> } } | undefined)?.error?.innerError;
  const requestId = inner?.['request-id'] ?? randomUUID();
  const sent = request.headers['client-request-id'];
  return { 'request-id': requestId, 'client-request-id': typeof sent === 'string' ? sent : requestId };
}
