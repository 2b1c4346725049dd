import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { clientId, tenantId } from './fake-entra.ts';
import { problemOf, startFixture, type Fixture } from './http-fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.stop());

const get = (url: string, one: Fixture = fixture) => one.app.inject({ method: 'GET', url });

function policyOf(response: { headers: Record<string, unknown> }): Record<string, string[]> {
  const directives = String(response.headers['content-security-policy']).split('; ');
  return Object.fromEntries(
    directives.map((directive) => [directive.split(' ')[0] ?? '', directive.split(' ').slice(1)] as const),
  );
}

test.each([
  ['/', '/admin/'],
  ['/addin', '/addin/'],
  ['/admin', '/admin/'],
])('%s leads to %s', async (from, to) => {
  const response = await get(from);
  expect([response.statusCode, response.headers.location]).toEqual([302, to]);
});

test.each([
  '/addin/',
  '/addin/index.html',
  '/addin/?_host_Info=Outlook$Web',
  '/addin/sign-in.html?_host_Info=Outlook$Web$16.01$de-DE$1$isDialog$$0',
  '/admin/',
  '/admin/index.html',
])('%s is rendered with a nonce of its own each time and never stored', async (url) => {
  const [one, other] = [await get(url), await get(url)];
  const nonces = [one, other].map((response) => /content="([^"]+)"/.exec(response.body)?.[1]);
  expect(one.statusCode).toBe(200);
  expect(nonces[0]).toMatch(/^token-\d+$/);
  expect(nonces[0]).not.toBe(nonces[1]);
  expect(one.body).not.toContain('__');
  expect(policyOf(one)['script-src']).toContain(`'nonce-${nonces[0]}'`);
  expect(policyOf(one)['style-src']).toEqual(["'self'", `'nonce-${nonces[0]}'`]);
  expect(one.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' });
});

test('the pane may be framed by Outlook and talks to us, to office.js and to Entra ID only', async () => {
  const response = await get('/addin/');
  const policy = policyOf(response);
  const authority = new URL(fixture.entra.issuer).origin;
  expect(policy['frame-ancestors']).toEqual([
    'https://*.cloud.microsoft',
    'https://outlook.office.com',
    'https://outlook.office365.com',
    'https://outlook-sdf.office.com',
    'https://outlook-sdf.office365.com',
    'https://outlook.live.com',
    'https://*.officeapps.live.com',
  ]);
  expect(policy['script-src']).toEqual(["'self'", expect.stringMatching(/^'nonce-/), 'https://office.example.com']);
  expect(policy['connect-src']).toEqual(["'self'", authority]);
  expect(policy).toMatchObject({ 'default-src': ["'none'"], 'object-src': ["'none'"], 'base-uri': ["'none'"] });
  expect(response.headers).not.toHaveProperty('x-frame-options');
  expect(response.headers).not.toHaveProperty('cross-origin-opener-policy');
  expect(response.body).toContain('src="https://office.example.com/office.js"');
});

test('nobody may frame the sign-in’s window, which talks to Entra ID, and Outlook does not lose sight of it', async () => {
  const response = await get('/addin/sign-in.html');
  const policy = policyOf(response);
  expect(policy['frame-ancestors']).toEqual(["'none'"]);
  expect(policy['frame-src']).toEqual(["'none'"]);
  expect(policy['connect-src']).toEqual(["'self'", new URL(fixture.entra.issuer).origin]);
  expect(policy['script-src']).toEqual(["'self'", expect.stringMatching(/^'nonce-/), 'https://office.example.com']);
  expect(response.headers).not.toHaveProperty('cross-origin-opener-policy');
  expect(response.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
});

test('nobody may frame the console, and it talks to us only', async () => {
  const policy = policyOf(await get('/admin/'));
  expect(policy['frame-ancestors']).toEqual(["'none'"]);
  expect(policy['connect-src']).toEqual(["'self'"]);
  expect(policy['script-src']).toHaveLength(2);
});

test('further frames are allowed by the configuration, and Microsoft’s office.js brings its second host', async () => {
  const other = await startFixture({
    config: {
      addin: {
        clientId,
        officeJsUrl: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
        frameAncestors: ['http://127.0.0.1:4100'],
      },
    },
  });
  const policy = policyOf(await get('/addin/', other));
  expect(policy['frame-ancestors']?.at(-1)).toBe('http://127.0.0.1:4100');
  expect(policy['script-src']?.slice(2)).toEqual(['https://appsforoffice.microsoft.com', 'https://ajax.aspnetcdn.com']);
  await other.stop();
});

test('hashed files are kept for a year, icons may be shown by Outlook’s own pages', async () => {
  const script = await get('/addin/static/main.0a1b2c.js');
  expect(script.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': expect.stringMatching(/javascript/),
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
  const icon = await get('/addin/assets/icon-16.png');
  expect(icon.headers).toMatchObject({ 'content-type': 'image/png', 'cross-origin-resource-policy': 'cross-origin' });
});

test.each([
  '/addin/static/missing.js',
  '/addin/other.html',
  '/addin/static/../../../../etc/passwd',
  '/addin/%2e%2e/%2e%2e/etc/passwd',
  '/addin/..%2f..%2fpackage.json',
  '/admin/static/',
  '/admin/people',
  '/addin/index.html/',
  '/favicon.ico',
])('%s is not there', async (url) => {
  expect(problemOf(await get(url))).toEqual({ status: 404, code: 'not-found' });
});

test('the raw page with its placeholders is never sent', async () => {
  for (const url of [
    '/addin//index.html',
    '/addin/./index.html',
    '/addin/static/..%2findex.html',
    '/addin/INDEX.HTML',
  ]) {
    expect((await get(url)).body).not.toContain('__CSP_NONCE__');
  }
});

test('HEAD is answered for pages and files, as the centre that checks manifests asks', async () => {
  for (const url of ['/addin/', '/addin/index.html', '/addin/assets/icon-16.png']) {
    const response = await fixture.app.inject({ method: 'HEAD', url });
    expect([response.statusCode, response.body]).toEqual([200, '']);
  }
});

test('config.json says how the pane signs in', async () => {
  const response = await get('/addin/config.json');
  expect(response.json()).toEqual({
    displayName: 'Presence Bridge for Outlook',
    version: '0.1.0',
    clientId,
    authority: `${new URL(fixture.entra.issuer).origin}/${tenantId}`,
    apiScope: `api://${clientId}/access_as_user`,
    officeJsUrl: 'https://office.example.com/office.js',
  });
  expect(response.headers['cache-control']).toBe('no-store');
});
