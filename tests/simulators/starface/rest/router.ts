import type { RestRoute } from './rest-request.ts';

type Compiled = { readonly route: RestRoute; readonly segments: readonly string[]; readonly fixed: number };

export type Match =
  | { readonly kind: 'route'; readonly route: RestRoute; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'wrongMethod'; readonly allowed: readonly string[] }
  | { readonly kind: 'unknown' };

/** Finds the route of a path; literal segments win over parameters. */
export class Router {
  readonly #compiled: readonly Compiled[];

  constructor(routes: readonly RestRoute[]) {
    this.#compiled = routes
      .map((route) => {
        const segments = split(route.path);
        return { route, segments, fixed: segments.filter((segment) => !isParameter(segment)).length };
      })
      .sort((a, b) => b.fixed - a.fixed);
  }

  match(method: string, path: string): Match {
    const segments = split(path);
    const allowed = new Set<string>();
    for (const candidate of this.#compiled) {
      const params = bind(candidate.segments, segments);
      if (params === undefined) continue;
      if (candidate.route.method === method) return { kind: 'route', route: candidate.route, params };
      allowed.add(candidate.route.method);
    }
    return allowed.size === 0 ? { kind: 'unknown' } : { kind: 'wrongMethod', allowed: [...allowed] };
  }
}

function split(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}

function bind(template: readonly string[], actual: readonly string[]): Record<string, string> | undefined {
  if (template.length !== actual.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of template.entries()) {
    const value = actual[index] ?? '';
    if (isParameter(segment)) params[segment.slice(1, -1)] = value;
    else if (segment !== value) return undefined;
  }
  return params;
}
