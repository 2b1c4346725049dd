import { expect, test } from '@jest/globals';
import { msalConfiguration } from '../../../src/ui/sign-in/msal-configuration.ts';

const page = {
  origin: 'https://bridge.example.com',
  pathname: '/addin/index.html',
  search: '?_host_Info=x',
} as Location;
const settings = { clientId: 'client', apiScope: 'api://client/access_as_user' };

test('another authority than Microsoft is trusted by name, so that Microsoft is not asked about it', () => {
  const of = (authority: string): unknown => msalConfiguration({ ...settings, authority }, page).auth.knownAuthorities;
  expect(of('https://localhost:34801/tenant')).toEqual(['localhost:34801']);
  expect(of('https://login.microsoftonline.com/tenant')).toEqual([]);
  expect(of('https://login.microsoftonline.com.evil.example/tenant')).toEqual([
    'login.microsoftonline.com.evil.example',
  ]);
});

test('who opens the folder comes back to the page that is registered', () => {
  const folder = { ...page, pathname: '/addin/' } as Location;
  const { auth } = msalConfiguration({ ...settings, authority: 'https://login.microsoftonline.com/t' }, folder);
  expect(auth.redirectUri).toBe('https://bridge.example.com/addin/index.html');
});

test('tokens end with the tab, and the way back is the page without what Outlook has put behind it', () => {
  const { auth, cache } = msalConfiguration({ ...settings, authority: 'https://login.microsoftonline.com/t' }, page);
  expect(cache).toEqual({ cacheLocation: 'sessionStorage' });
  expect(auth).toMatchObject({
    redirectUri: 'https://bridge.example.com/addin/index.html',
    clientCapabilities: ['CP1'],
  });
});
