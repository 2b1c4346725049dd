import type { LampStyle } from '../lamp.ts';
import type { UciService } from '../request.ts';
import { callList } from './call-list.ts';
import { call } from './call.ts';
import { connection } from './connection.ts';
import { faxService } from './fax.ts';
import { faxList } from './fax-list.ts';
import { functionKeyService } from './function-key.ts';
import { group } from './group.ts';
import { phone } from './phone.ts';
import { redirect } from './redirect.ts';
import { serviceService } from './service.ts';
import { userState } from './user-state.ts';
import { voicemailList } from './voicemail-list.ts';

export type UciSettings = {
  readonly serverVersion: string;
  /** Services that this PBX does not offer, such as `functionKey`. */
  readonly withheld: ReadonlySet<string>;
  /** Name of the assumed push service for function keys. */
  readonly functionKeyEvents: string | undefined;
  readonly lamps: LampStyle;
};

/** All services by name; what is withheld is neither announced nor served. */
export function uciServices(settings: () => UciSettings): () => Readonly<Record<string, UciService>> {
  const services: Record<string, UciService> = {
    connection,
    system: { getServerVersion: { withoutSession: true, run: () => settings().serverVersion } },
    call,
    phone,
    userState,
    callList,
    voicemailList,
    redirect,
    group,
    faxList,
    fax: faxService(),
    functionKey: functionKeyService(() => settings().lamps),
  };
  const offered = (): Record<string, UciService> =>
    Object.fromEntries(Object.entries(services).filter(([name]) => !settings().withheld.has(name)));
  services['service'] = serviceService({
    requests: () => Object.keys(offered()),
    functionKeyEvents: () => settings().functionKeyEvents,
  });
  return offered;
}
