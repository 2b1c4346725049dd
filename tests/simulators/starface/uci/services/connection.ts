import type { UciService } from '../request.ts';
import type { XmlRpcValue } from '../xml-rpc.ts';

const EVENT_SERVICE_OF_V20 = 'ucp.v20.client.communication.call';

/** Source: public UCI clients of all dialects; `probe` and `setProvidedServices` are v20. */
export const connection: UciService = {
  login: {
    withoutSession: true,
    run: ({ sessions, person, callback }) => {
      sessions.login(person, callback);
      return true;
    },
  },
  logout: {
    withoutSession: true,
    run: ({ sessions, person, callback }) => {
      const session = sessions.use(person, callback);
      if (session !== undefined) sessions.logout(session);
      return true;
    },
  },
  keepAlive: { withoutSession: true, run: (_request, session) => session !== undefined },
  probe: { withoutSession: true, run: (_request, session) => session !== undefined },
  setProvidedServices: {
    run: ({ params }, session) => {
      const wanted: readonly XmlRpcValue[] = params.list(0);
      session?.subscriptions.delete(EVENT_SERVICE_OF_V20);
      if (wanted.includes(EVENT_SERVICE_OF_V20)) session?.subscriptions.set(EVENT_SERVICE_OF_V20, 'v20');
      return true;
    },
  },
};
