import type { FastifyInstance } from 'fastify';

/** Who may use a route: everybody, a person with a token, an administrator with a session, an outside system. */
export type Access = 'open' | 'person' | 'admin' | 'hook';

export type RouteEntry = { readonly method: string; readonly url: string; readonly access: Access };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyInstance {
    /** Every route with its access, as registered. */
    routeTable: RouteEntry[];
  }
}

/** They come from a plug-in whose routes cannot say it themselves. */
const staticFiles: readonly string[] = ['/addin/*', '/admin/*'];

/** From here on a route that does not say who may use it cannot be registered. */
export function keepRouteTable(app: FastifyInstance): void {
  app.decorate('routeTable', []);
  app.addHook('onRoute', ({ method, url, config }) => {
    const access = config?.access ?? (staticFiles.includes(url) ? 'open' : undefined);
    if (access === undefined) throw new Error(`the route ${url} does not say who may use it`);
    for (const one of [method].flat()) app.routeTable.push({ method: one, url, access });
  });
}
