import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { problemCodes, statusOfProblem } from '../../src/contract/problem.ts';
import { startFixture, type Fixture } from './http-fixture.ts';

type Operation = {
  operationId: string;
  summary: string;
  requestBody?: unknown;
  parameters?: unknown[];
  responses: Record<string, { description: string }>;
};
type Document = {
  openapi: string;
  servers: { url: string }[];
  security: unknown;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
};

let fixture: Fixture;
let document: Document;
beforeAll(async () => {
  fixture = await startFixture();
  document = (await fixture.app.inject({ method: 'GET', url: '/api/v1/openapi.json' })).json();
});
afterAll(() => fixture.stop());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

test('it is an OpenAPI 3.1 document for our address, with a token for every route', () => {
  expect(document).toMatchObject({
    openapi: '3.1.0',
    servers: [{ url: 'https://bridge.example.com/api/v1' }],
    security: [{ entra: [] }],
  });
});

test('it names every route that exists, and no other', () => {
  const served = fixture.app.routeTable
    .filter((route) => route.access === 'person')
    .map((route) => `${route.method} ${route.url.replace('/api/v1', '').replace(':id', '{id}')}`);
  const described = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`);
  expect(described.sort()).toEqual(served.sort());
});

test('every operation has an id of its own, a sentence, and the refusals of every route', () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { operation } of operations()) {
    expect(operation.summary).toMatch(/\.$/);
    expect(operation.responses).toMatchObject({ 401: {}, 403: {}, 429: {}, 503: {} });
  }
});

test('every code stands at its status', () => {
  for (const { operation } of operations()) {
    for (const [status, { description }] of Object.entries(operation.responses)) {
      for (const code of problemCodes.filter((one) => description.split(', ').includes(one))) {
        expect(`${code} ${statusOfProblem[code]}`).toBe(`${code} ${status}`);
      }
    }
  }
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(10);
  for (const [, name] of references) expect(Object.keys(document.components.schemas)).toContain(name);
});

test('bodies refuse members that they do not name', () => {
  for (const name of ['LinkRequest', 'DndRequest', 'PlaceCallRequest']) {
    expect(document.components.schemas[name]).toMatchObject({ additionalProperties: false });
  }
});
