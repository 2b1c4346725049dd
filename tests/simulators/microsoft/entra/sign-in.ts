import type { Provider } from 'oidc-provider';

import type { Arrived } from '../traffic/listener.ts';
import { page } from './page.ts';
import type { EntraWorld } from './provider.ts';

/** Signs the person in whom the request hints at or the browser is signed in as; else shows the accounts to pick from. */
export async function signIn({ request, response }: Arrived, world: EntraWorld, provider: Provider): Promise<void> {
  const { directory, tenant } = world;
  const address = new URL(request.url ?? '/', world.entraUrl);
  const { params } = await provider.interactionDetails(request, response);
  const hint = typeof params['login_hint'] === 'string' ? params['login_hint'] : undefined;
  const person = [address.searchParams.get('upn'), hint, tenant.browserUser]
    .flatMap((name) => directory.find(name ?? '') ?? [])
    .find(() => true);
  if (person !== undefined) {
    const result = { login: { accountId: person.id, amr: ['pwd'] } };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }
  const links = directory
    .people()
    .slice(0, 100)
    .map(({ upn, record }) => ({
      text: `${record.displayName} (${upn})`,
      address: `${address.pathname}?upn=${encodeURIComponent(upn)}`,
    }));
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(page('Pick an account', 'Simulated sign-in; no password is asked for.', links));
}
