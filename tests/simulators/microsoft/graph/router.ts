import type { Operation } from './operation.ts';

export type Route = { readonly operation: Operation; readonly path: Readonly<Record<string, string>> };

/** Finds the operation of a method and a path below `/v1.0`; segments are compared without their case, as Graph does. */
export class Router {
  readonly #routes: readonly { readonly operation: Operation; readonly pattern: RegExp }[];

  constructor(operations: readonly Operation[]) {
    this.#routes = operations.map((operation) => ({ operation, pattern: patternOf(operation.path) }));
  }

  find(method: string, path: string): Route | undefined {
    for (const { operation, pattern } of this.#routes) {
      const match = operation.method === method ? pattern.exec(plainPath(path)) : null;
      if (match !== null) return { operation, path: decoded(match.groups ?? {}) };
    }
    return undefined;
  }

  /** Whether the path exists for any method. */
  knows(path: string): boolean {
    return this.#routes.some(({ pattern }) => pattern.test(plainPath(path)));
  }
}

function patternOf(path: string): RegExp {
  const escaped = path.replaceAll('$', '\\$').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(`^${escaped}$`, 'i');
}

/** OData writes `/users/{id}` also as `/users('{id}')`, and an action also with its namespace. */
function plainPath(path: string): string {
  return path
    .replaceAll(/\('([^']*)'\)/g, '/$1')
    .replace('/microsoft.graph.', '/')
    .replace(/\(\)$/, '');
}

function decoded(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeText(value)]));
}

function decodeText(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
