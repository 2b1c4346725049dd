/** Which permissions the console asks for: those of the configuration, and no more. */
import { expect, test } from '@jest/globals';
import type { MicrosoftConnection, PermissionNeeds } from '../../src/adapters/microsoft/index.ts';
import type { Config } from '../../src/adapters/system/config.ts';
import { consentOf } from '../../src/consent.ts';

function asked(reverseTrigger: Config['presence']['reverseTrigger'], granted: readonly string[]) {
  let needs: (() => PermissionNeeds) | undefined;
  const microsoft = {
    grantedRoles: async () => granted,
    adminConsent: (options: { readonly needs: () => PermissionNeeds }) => {
      ({ needs } = options);
      return {};
    },
  };
  const config = { publicUrl: 'https://bridge.example.com', presence: { reverseTrigger } };
  const consent = consentOf(microsoft as unknown as MicrosoftConnection, config as Config);
  return { standing: () => consent.standing(), flow: needs?.() };
}

test.each([
  ['none', [], ['Presence.Read.All', 'User.ReadBasic.All']],
  ['call', [], ['Presence.ReadWrite.All', 'User.ReadBasic.All']],
  ['dnd', ['Presence.Read.All', 'User.ReadBasic.All'], ['Presence.ReadWrite.All']],
  ['none', ['Presence.Read.All', 'User.ReadBasic.All'], []],
  ['both', ['Presence.ReadWrite.All', 'User.Read.All'], []],
] as const)('reverseTrigger "%s" with %j granted lacks exactly %j', async (reverseTrigger, granted, missing) => {
  const { standing, flow } = asked(reverseTrigger, granted);
  expect(flow).toEqual({ writes: reverseTrigger !== 'none', wholeUsers: false });
  expect((await standing()).missing.map(({ name }) => name)).toEqual(missing);
});
