/** Part of the composition root: change notifications, where the configuration names service accounts. */
import { basename } from 'node:path';
import type { MicrosoftConnection, PresencePush } from './adapters/microsoft/index.ts';
import type { Config } from './adapters/system/config.ts';
import type { Log } from './bridge/ports.ts';
import { serviceAccountSecret } from './service-account-file.ts';

export function presencePushOf(microsoft: MicrosoftConnection, config: Config, log: Log): PresencePush | undefined {
  const { push } = config.microsoft;
  if (push === null) return undefined;
  return microsoft.presencePush({
    hookUrl: `${config.publicUrl}/hooks/graph`,
    accounts: push.accountFiles.map((file) => ({
      id: basename(file),
      secret: serviceAccountSecret(file, config, log),
    })),
  });
}
