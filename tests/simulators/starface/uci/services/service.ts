import { illegalArgument, type UciRequest, type UciService } from '../request.ts';
import type { Session } from '../session.ts';

/** Events that a client can subscribe to; names without the version. Source: UCI documentation, event services. */
const EVENT_SERVICES = ['call', 'conferencecall', 'ccbscall', 'fax', 'faxList'];

export type Offer = {
  /** Services whose requests the PBX offers, such as `call`. */
  readonly requests: () => readonly string[];
  /** Full name of the push service for function keys; assumed, and absent by default. */
  readonly functionKeyEvents: () => string | undefined;
};

/** What the PBX provides, and the subscription of events. Lists bear service names: assumed for the requests. */
export function serviceService(offer: Offer): UciService {
  const events = (request: UciRequest): readonly string[] => {
    const functionKeys = offer.functionKeyEvents();
    const own = EVENT_SERVICES.map((name) => `ucp.${request.version}.events.${name}`);
    return functionKeys === undefined ? own : [...own, functionKeys];
  };
  const requests = (request: UciRequest): readonly string[] =>
    offer.requests().map((name) => `ucp.${request.version}.requests.${name}`);
  return {
    getProvidedEvents: { run: events },
    getProvidedRequests: { run: requests },
    providesEvents: { run: (request) => events(request).includes(request.params.text(0)) },
    providesRequests: { run: (request) => requests(request).includes(request.params.text(0)) },
    subscribeEvents: {
      run: (request, session) => {
        const name = request.params.text(0);
        const version = /^ucp\.(v22|v30)\./.exec(name)?.[1] ?? request.version;
        if (version !== 'v22' && version !== 'v30') throw illegalArgument('no such event service');
        if (!events({ ...request, version }).includes(name)) return false;
        session?.subscriptions.set(name, version);
        return true;
      },
    },
    unsubscribeEvents: { run: unsubscribe },
  };
}

function unsubscribe(request: UciRequest, session: Session | undefined): boolean {
  return session?.subscriptions.delete(request.params.text(0)) ?? false;
}
