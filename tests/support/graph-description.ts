/** Microsoft's description of presence and subscriptions as a judge: what is wrong with a request, an answer or a notification. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

type Schema = { readonly [key: string]: unknown; readonly $ref?: string };
type Content = { readonly content?: { readonly 'application/json'?: { readonly schema: Schema } } };
type Operation = {
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, (Content & { readonly $ref?: string }) | undefined>>;
};
type Description = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses: Readonly<Record<string, Content>>;
  };
};

const file = new URL('../fixtures/graph/openapi-presence-subscriptions.json', import.meta.url);
const { paths, components } = JSON.parse(readFileSync(file, 'utf8')) as Description;

export type Exchange = {
  readonly method: string;
  /** Below the version, with the query. */
  readonly path: string;
  readonly sent: unknown;
  readonly status: number;
  readonly answered: unknown;
};

/** The described operation, as `POST /users/{user-id}/presence/setPresence`; null where the description has none. */
export function operationOf({ method, path }: Pick<Exchange, 'method' | 'path'>): string | null {
  const found = find(method, path);
  return found === null ? null : `${method} ${found.template}`;
}

/** Empty where all is as described. Members that the description does not name are faults; what OData adds is none. */
export function faultsOf(exchange: Exchange): readonly string[] {
  const found = find(exchange.method, exchange.path);
  if (found === null) return [`${exchange.method} ${exchange.path} is not described`];
  const { operation } = found;
  const response = operation.responses[String(exchange.status)] ?? operation.responses['default'];
  return [
    ...bodyFaults('request', operation.requestBody, exchange.sent),
    ...bodyFaults(`answer ${exchange.status}`, resolved(response), exchange.answered),
  ];
}

/** What is wrong with the body of a change notification. */
export function notificationFaults(body: unknown): readonly string[] {
  return check('notification', components.schemas['changeNotificationCollection'] ?? {}, body);
}

function find(method: string, path: string) {
  const plain = path.split('?')[0] ?? '';
  for (const [template, operations] of Object.entries(paths)) {
    const pattern = new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
    const operation = operations[method.toLowerCase()];
    if (operation !== undefined && pattern.test(plain)) return { template, operation };
  }
  return null;
}

function resolved(response: (Content & { readonly $ref?: string }) | undefined): Content | undefined {
  return response?.$ref === undefined ? response : components.responses[response.$ref.split('/').at(-1) ?? ''];
}

function bodyFaults(what: string, described: Content | undefined, body: unknown): readonly string[] {
  const schema = described?.content?.['application/json']?.schema;
  if (schema === undefined) return body === undefined ? [] : [`${what} has a body and none is described`];
  return check(what, schema, body ?? {});
}

function check(what: string, schema: Schema, body: unknown): readonly string[] {
  const type = z.fromJSONSchema(closed(schema) as Parameters<typeof z.fromJSONSchema>[0], {
    defaultTarget: 'openapi-3.0',
  });
  const { error } = type.safeParse(withoutAnnotations(body));
  return error?.issues.map(({ path, message }) => `${what} ${path.join('.')}: ${message}`) ?? [];
}

/** References put in; an object takes no member that it does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, allOf, ...rest } = schema as Schema;
  if ($ref !== undefined) return closed(components.schemas[$ref.split('/').at(-1) ?? '']);
  const whole = Array.isArray(allOf) ? { ...rest, ...(closed(allOf[0]) as Schema) } : rest;
  const inside = Object.fromEntries(Object.entries(whole).map(([key, value]) => [key, closed(value)]));
  return 'properties' in whole && !('additionalProperties' in whole)
    ? { ...inside, additionalProperties: false }
    : inside;
}

/** `@odata.context` and its like may be anywhere: https://docs.oasis-open.org/odata/odata-json-format/v4.01/ */
function withoutAnnotations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAnnotations);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      name.includes('@odata.') ? [] : [[name, withoutAnnotations(member)]],
    ),
  );
}
