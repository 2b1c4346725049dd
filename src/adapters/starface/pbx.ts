import type { Clock, Pbx } from '../../bridge/ports.ts';
import type { Capability } from '../../domain/views.ts';
import type { TokenCache } from './login/token-cache.ts';
import type { AdaptiveBudget } from './rest/adaptive-budget.ts';
import type { RestClient } from './rest/client.ts';
import { readPhoneConfig, writePhoneConfig } from './rest/phone-config.ts';
import { ContactTags } from './rest/contact-tags.ts';
import { searchContacts } from './rest/contacts.ts';
import { listGroups } from './rest/groups.ts';
import { readRights } from './rest/permissions.ts';
import { readNumbers } from './rest/phone-numbers.ts';
import { listPhones, setPrimaryPhone } from './rest/phones.ts';
import { readRedirections, writeRedirection } from './rest/redirections.ts';
import { readServerVersion } from './rest/server-version.ts';
import { listUsers } from './rest/users.ts';

/** What REST offers in every version from 7 to 10. */
const restCapabilities: readonly Capability[] = ['dnd', 'redirections', 'primaryPhone'];

export function createPbx(parts: {
  readonly rest: RestClient;
  readonly tokens: TokenCache;
  readonly budget: AdaptiveBudget;
  readonly ownLogin: string;
  readonly clock: Clock;
  readonly authKind: () => Promise<'classic' | 'oauth'>;
  readonly close: () => Promise<void>;
}): Pbx {
  const { rest, tokens, budget } = parts;
  const tags = new ContactTags(rest, parts.clock);
  return {
    async describe(signal) {
      // Also where the version is kept from us, the login must be proven.
      await tokens.current();
      const version = await readServerVersion(rest, signal);
      return { version, auth: await parts.authKind(), capabilities: restCapabilities };
    },
    listUsers: (signal) => listUsers(rest, signal),
    readDnd: (userId, priority) => readPhoneConfig(rest, userId, priority),
    writeDnd: (userId, on, basis, priority) => writePhoneConfig(rest, userId, on, basis, priority),
    listGroups: (signal) => listGroups(rest, signal),
    userSettings: {
      readRedirections: (userId, priority) => readRedirections(rest, userId, priority),
      writeRedirection: (userId, redirection, priority) => writeRedirection(rest, userId, redirection, priority),
      searchContacts: (userId, text, page) => searchContacts(rest, userId, text, page, tags),
      phones: (userId) => listPhones(rest, userId),
      setPrimaryPhone: (userId, phoneId) => setPrimaryPhone(rest, userId, phoneId),
    },
    readRights: (signal) => readRights(rest, parts.ownLogin, signal),
    readNumbers: () => readNumbers(rest),
    budget: () => budget.state(),
    async stop() {
      budget.stop();
      await tokens.close();
      await parts.close();
    },
  };
}
