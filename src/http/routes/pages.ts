/** The two browser programs as webpack built them, and what the pane needs before it can sign in. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { apiPermission, type AddinConfig } from '../../contract/addin-config.ts';
import { product } from '../../domain/product.ts';
import { sendProblem } from '../errors.ts';
import type { HttpOptions } from '../options.ts';
import { consoleHeaders, paneHeaders, signInHeaders, type Headers } from '../security-headers.ts';

const hashed = 'public, max-age=31536000, immutable';
const nonceBytes = 18;

export function registerPages(app: FastifyInstance, options: HttpOptions): void {
  const { config } = options;
  app.route({
    method: 'GET',
    url: '/',
    config: { access: 'open' },
    handler: async (_request, reply) => reply.redirect('/admin/', 302),
  });
  app.route({
    method: 'GET',
    url: '/addin/config.json',
    config: { access: 'open' },
    handler: async (_request, reply) => reply.send(addinConfig(options)),
  });
  registerProgram(app, options, 'addin', (nonce, file) =>
    file === 'sign-in.html' ? signInHeaders(config, nonce) : paneHeaders(config, nonce),
  );
  registerProgram(app, options, 'admin', consoleHeaders);
}

function addinConfig({ config, admin }: HttpOptions): AddinConfig {
  const { clientId, officeJsUrl } = config.addin;
  return {
    displayName: product.displayName,
    version: admin.status().version,
    clientId,
    authority: `${config.microsoft.authority}/${config.microsoft.tenantId}`,
    apiScope: `api://${clientId}/${apiPermission}`,
    officeJsUrl,
  };
}

function registerProgram(
  app: FastifyInstance,
  options: HttpOptions,
  name: 'addin' | 'admin',
  headersOf: (nonce: string, file: string) => Headers,
): void {
  const folder = join(options.distFolder, name);
  const page = async (file: string, reply: FastifyReply): Promise<FastifyReply> => {
    const html = await readFile(join(folder, file), 'utf8').catch(() => null);
    if (html === null) return sendProblem(reply, 'not-found', { detail: 'This page is not built (npm run build).' });
    const nonce = options.random.token(nonceBytes);
    const rendered = html
      .replaceAll('__CSP_NONCE__', nonce)
      .replaceAll('__OFFICE_JS_URL__', escapeAttribute(options.config.addin.officeJsUrl));
    return reply.headers(headersOf(nonce, file)).type('text/html; charset=utf-8').send(rendered);
  };
  app.route({
    method: ['GET', 'HEAD'],
    url: `/${name}`,
    config: { access: 'open' },
    handler: async (_request, reply) => reply.redirect(`/${name}/`, 302),
  });
  app.route({
    method: ['GET', 'HEAD'],
    url: `/${name}/`,
    config: { access: 'open' },
    handler: async (_request, reply) => page('index.html', reply),
  });
  app.route({
    method: ['GET', 'HEAD'],
    url: `/${name}/:page(^[a-z0-9-]+).html`,
    config: { access: 'open' },
    handler: async (request, reply) => page(`${(request.params as { page: string }).page}.html`, reply),
  });
  app.register(fastifyStatic, {
    root: folder,
    prefix: `/${name}/`,
    decorateReply: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    // Pages are rendered, never sent as they lie on the disk.
    allowedPath: (path) => !/\.html$/i.test(path),
    setHeaders: (reply, path) => {
      const cache = path.includes(`${sep}static${sep}`) ? hashed : 'public, max-age=3600';
      reply.header('cache-control', cache);
      // Outlook shows the icons of the manifest on its own pages.
      if (path.includes(`${sep}assets${sep}`)) reply.header('cross-origin-resource-policy', 'cross-origin');
    },
  });
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
