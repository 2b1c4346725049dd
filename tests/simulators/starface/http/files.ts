import type { Pbx } from '../pbx/pbx.ts';
import { silence } from '../pbx/silence.ts';
import type { Exchange, Job } from './exchange.ts';

/**
 * Recordings and faxes at the addresses that `getVoicemailFileUrl` and `getFaxFileUrl` name. Assumed: whoever knows the
 * id, which nobody guesses, gets the file.
 */
export function planFile(pbx: Pbx, { method, path }: Exchange): Job | undefined {
  const [, kind, id = ''] = /^\/(voicemail|fax)\/([\w-]+)\.(?:wav|pdf)$/.exec(path) ?? [];
  if (method !== 'GET' || kind === undefined) return undefined;
  return {
    operation: kind === 'fax' ? 'getFaxFile' : 'getVoicemailFile',
    run() {
      if (kind === 'fax') {
        const fax = pbx.faxes.byId(id);
        return fax === undefined
          ? { status: 404 }
          : { status: 200, headers: { 'content-type': 'application/pdf' }, body: fax.file };
      }
      const message = pbx.voicemail.messageById(id);
      return message === undefined
        ? { status: 404 }
        : { status: 200, headers: { 'content-type': 'audio/wav' }, body: silence(message.duration) };
    },
  };
}
