import { json, notFound } from '../http/exchange.ts';
import type { RestRoute } from './rest-request.ts';

/** Names and numbers are assumed; the shape is the specification's. */
export const CALL_SERVICES = [
  { serviceId: 1, label: 'Benutzer', serviceName: 'callUser' },
  { serviceId: 2, label: 'Fax', serviceName: 'receiveFax' },
  { serviceId: 3, label: 'Mailbox', serviceName: 'voicemail' },
] as const;

export const callServiceRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/callservices', operation: 'getCallServices', handle: () => json(CALL_SERVICES) },
  {
    method: 'GET',
    path: '/callservices/{serviceId}',
    operation: 'getCallService',
    handle: (request) => {
      const found = CALL_SERVICES.find(({ serviceId }) => String(serviceId) === request.param('serviceId'));
      if (found === undefined) throw notFound('The call service is unknown.');
      return json(found);
    },
  },
];
