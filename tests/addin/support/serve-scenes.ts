/** Builds the scenes with the product's own webpack configuration and serves them under its content security policy. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import webpack, { type Configuration } from 'webpack';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

export type ServedScenes = {
  /** Address of a scene, with its parameters to be added. */
  readonly address: string;
  readonly stop: () => Promise<void>;
};

export async function serveScenes(): Promise<ServedScenes> {
  const folder = await build();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const nonce = randomBytes(16).toString('base64');
    if (path === '/') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader(
        'content-security-policy',
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; connect-src 'self'`,
      );
      response.end(pageWith(nonce));
      return;
    }
    readFile(join(folder, path)).then(
      (content) => {
        response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
        response.end(content);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pageWith(nonce: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="csp-nonce" content="${nonce}">
<title>Pane</title><style nonce="${nonce}">html,body,#root{height:100%;margin:0;overflow:hidden}</style>
<script defer src="/static/scenes.js"></script></head><body><div id="root"></div></body></html>`;
}

async function build(): Promise<string> {
  const { default: programs } = (await import(new URL('../../../webpack.config.js', import.meta.url).href)) as {
    default: (environment: object, options: { mode: string }) => Configuration[];
  };
  const addin = programs({}, { mode: 'development' })[0];
  const path = join(root, '.cache', `pane-scenes-${process.pid}`);
  const compiler = webpack({
    ...addin,
    entry: { scenes: './tests/addin/layout/page.tsx' },
    output: { ...addin?.output, path, filename: 'static/[name].js' },
    plugins: [],
    devtool: false,
    // The next build takes a few seconds instead of a minute.
    cache: { type: 'filesystem', cacheDirectory: join(root, '.cache', 'webpack-scenes') },
  });
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error) return reject(error);
      if (stats?.hasErrors()) return reject(new Error(stats.toString({ preset: 'errors-only' })));
      compiler.close(() => resolve());
    });
  });
  return path;
}
