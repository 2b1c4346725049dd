/**
 * A page that hosts the pane like Outlook on the web: mails on the left, the open one in the middle, the add-in in a
 * frame on the right. It serves a fake office.js of its own, which talks to the page around by `postMessage`.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import type { MailboxContent, MailboxOwner } from './mailbox.ts';
import { sampleMailbox } from './mails/sample-mailbox.ts';
import type { PageData } from './page/state.ts';
import { tokenAnswer, type MintedToken } from './token-answer.ts';

/** Makes a token of a person for the bridge's API: the token alone, or with what the account looks like. */
export type MintToken = (upn: string) => Promise<string | MintedToken>;

export type OutlookOptions = {
  readonly host?: string | undefined;
  /** A free one where absent. */
  readonly port?: number | undefined;
  /** Address of the pane, such as `http://127.0.0.1:3000/addin/index.html`. */
  readonly paneUrl: string;
  readonly mintToken: MintToken;
  /** Who may sign in; the first one does unless the address says `?user={upn}`. */
  readonly people: readonly MailboxOwner[];
  /** Instead of the sample mails. */
  readonly mailbox?: MailboxContent | undefined;
};

export type OutlookSimulator = {
  /** Without a slash at the end. Takes `?user=&lang=de|en&theme=light|dark&mail=&client=&pane=closed&pinned=no`. */
  readonly url: string;
  /** For `addin.officeJsUrl` of the bridge; `url` is for `addin.frameAncestors`. */
  readonly officeJsUrl: string;
  stop(): Promise<void>;
};

const folder = import.meta.dirname;

export async function startOutlook(options: OutlookOptions): Promise<OutlookSimulator> {
  const host = options.host ?? '127.0.0.1';
  const server = createServer((request, response) => void serve(request, response, options));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  return { url, officeJsUrl: `${url}/office.js`, stop: () => close(server) };
}

async function serve(request: IncomingMessage, response: ServerResponse, options: OutlookOptions): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://outlook');
  try {
    if (request.method === 'POST' && pathname === '/token') return await serveToken(request, response, options);
    const page = request.method === 'GET' ? pageOf(pathname, options) : undefined;
    if (!page) return send(response, 404, 'text/plain', 'Nothing here.');
    send(response, 200, page.type, page.text);
  } catch (error) {
    send(response, 500, 'text/plain', String(error));
  }
}

function pageOf(pathname: string, options: OutlookOptions): { type: string; text: string } | undefined {
  switch (pathname) {
    case '/':
      return { type: 'text/html', text: html(options) };
    case '/office.js':
      return { type: 'text/javascript', text: bundle(join(folder, 'office', 'office.ts')) };
    case '/page.js':
      return { type: 'text/javascript', text: bundle(join(folder, 'page', 'page.ts')) };
    case '/page.css':
      return { type: 'text/css', text: readFileSync(join(folder, 'page', 'page.css'), 'utf8') };
    case '/favicon.ico':
      return { type: 'image/svg+xml', text: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
    default:
      return undefined;
  }
}

function html({ paneUrl, people, mailbox }: OutlookOptions): string {
  const data: PageData = { paneUrl, people, content: mailbox ?? sampleMailbox(people) };
  return `<!doctype html>
<html lang="de">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Simulated Outlook</title>
    <link rel="stylesheet" href="page.css">
    <script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
    <script defer src="page.js"></script>
  </head>
  <body></body>
</html>`;
}

async function serveToken(request: IncomingMessage, response: ServerResponse, options: OutlookOptions): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { upn } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { upn: string };
  const owner = options.people.find((person) => person.upn === upn);
  if (!owner) return send(response, 404, 'text/plain', 'Nobody of that name has a mailbox here.');
  const minted = await options.mintToken(upn);
  send(response, 200, 'application/json', JSON.stringify(tokenAnswer(minted, owner)));
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    // The pane comes from another origin and loads office.js from here.
    'cross-origin-resource-policy': 'cross-origin',
  });
  response.end(text);
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
