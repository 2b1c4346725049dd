import type { StarfaceSimulator } from '../index.ts';
import { RestClient } from './rest-client.ts';

export async function signedInAdmin(pbx: StarfaceSimulator): Promise<RestClient> {
  const client = new RestClient(pbx.url);
  await client.login(pbx.admin.login, pbx.admin.password);
  return client;
}

export async function signedIn(pbx: StarfaceSimulator, login: string, password: string): Promise<RestClient> {
  const client = new RestClient(pbx.url);
  await client.login(login, password);
  return client;
}
