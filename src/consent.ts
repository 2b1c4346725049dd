/** Part of the composition root: the consent of the console on the connection to Microsoft 365. */
import { checkPermissions, neededPermissions, type MicrosoftConnection } from './adapters/microsoft/index.ts';
import type { Config } from './adapters/system/config.ts';
import type { AdminConsent } from './bridge/ports.ts';

/** More than the bridge needs, yet of use to it: an administrator may have chosen it. */
const wholeUsersRole = 'User.Read.All';

export function consentOf(microsoft: MicrosoftConnection, config: Config): AdminConsent {
  const writes = config.presence.reverseTrigger !== 'none';
  const flow = microsoft.adminConsent({
    redirectUri: `${config.publicUrl}/oauth/callback/microsoft`,
    needs: () => ({ writes, wholeUsers: false }),
  });
  return {
    begin: (session) => flow.begin(session),
    comeBack: (session, query) => flow.comeBack(session, new URLSearchParams(query)),
    async standing() {
      const granted = await microsoft.grantedRoles();
      const needs = { writes, wholeUsers: granted.includes(wholeUsersRole) };
      return { needed: neededPermissions(needs), ...checkPermissions(granted, needs) };
    },
    credential: () => microsoft.stats().credential,
  };
}
