/** The OpenAPI 3.1 document of `/api/v1`, made from the table of routes and the schemas of the contract. */
import { z } from 'zod';
import * as contract from '../contract/api.ts';
import { statusOfProblem, type ProblemCode } from '../contract/problem.ts';
import { product } from '../domain/product.ts';
import type { HttpConfig } from './options.ts';
import type { ApiRoute } from './routes/api-route.ts';

type Json = Record<string, unknown>;

const problemsOfEveryRoute: readonly ProblemCode[] = [
  'auth.required',
  'auth.forbidden',
  'busy',
  'microsoft.unavailable',
];

const schemas: readonly (readonly [string, z.ZodType])[] = [
  ['Me', contract.meSchema],
  ['Colleague', contract.colleagueSchema],
  ['Call', contract.callSchema],
  ['LinkRequest', contract.linkRequestSchema],
  ['DndRequest', contract.dndRequestSchema],
  ['PlaceCallRequest', contract.placeCallRequestSchema],
  ['Problem', contract.problemSchema],
];

export function openApiDocument(routes: readonly ApiRoute[], config: HttpConfig): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: product.displayName, version: '1', description: 'API of the bridge for the pane in Outlook.' },
    servers: [{ url: `${config.publicUrl}/api/v1` }],
    security: [{ entra: [] }],
    paths: { ...paths, '/events': { get: eventsOperation() } },
    components: {
      securitySchemes: {
        entra: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: `Access token of Entra ID (v2.0) for ${config.addin.clientId} with the scope access_as_user.`,
        },
      },
      schemas: Object.fromEntries(schemas.map(([name, schema]) => [name, jsonSchema(schema)])),
    },
  };
}

function operation(route: ApiRoute): Json {
  const { schema, status } = route.answer;
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  const needsBody: readonly ProblemCode[] = route.body === undefined ? [] : ['request.invalid'];
  const notFound: readonly ProblemCode[] = names.length > 0 ? ['not-found'] : [];
  return {
    operationId: route.operationId,
    summary: route.summary,
    ...(names.length > 0
      ? { parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })) }
      : {}),
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: json(reference(route.body)) } }),
    responses: {
      [status]: { description: 'Done.', ...(schema === undefined ? {} : { content: json(reference(schema)) }) },
      ...problemResponses([...problemsOfEveryRoute, ...needsBody, ...notFound, ...(route.problems ?? [])]),
    },
  };
}

function eventsOperation(): Json {
  const one = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
  return {
    operationId: 'streamEvents',
    summary: 'A snapshot (me, colleagues, calls), then changes (me, colleague, call), as server-sent events.',
    responses: {
      200: {
        description: 'Ends when the token expires. A comment every 15 seconds; no resume, the snapshot is the resume.',
        content: { 'text/event-stream': { schema: { type: 'string' } } },
        'x-events': {
          me: one('Me'),
          colleagues: { type: 'array', items: one('Colleague') },
          calls: { type: 'array', items: one('Call') },
          colleague: one('Colleague'),
          call: one('Call'),
        },
      },
      ...problemResponses(problemsOfEveryRoute),
    },
  };
}

/** One entry a status, with the codes that it can mean. */
function problemResponses(codes: readonly ProblemCode[]): Json {
  const byStatus = Map.groupBy(new Set(codes), (code) => statusOfProblem[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => [
      status,
      {
        description: ofStatus.join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function reference(schema: z.ZodType): Json {
  const name = schemas.find(([, known]) => known === schema)?.[0];
  if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
  if (schema instanceof z.ZodArray) return { type: 'array', items: reference(schema.element as z.ZodType) };
  return jsonSchema(schema);
}

function json(schema: Json): Json {
  return { 'application/json': { schema } };
}

function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' }) as Json;
  return rest;
}
