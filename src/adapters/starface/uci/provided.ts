import type { Capability } from '../../../domain/views.ts';

/** What each capability needs of UCI: a service and, where the PBX names methods, the method. */
const needs: Readonly<Partial<Record<Capability, readonly [service: string, method: string]>>> = {
  'call.place': ['call', 'placeCallWithPhone'],
  'call.hangUp': ['call', 'hangupCall'],
  'call.hold': ['call', 'hold'],
  'call.forward': ['call', 'forward'],
  'call.conference': ['call', 'conference'],
  callList: ['callList', 'getCallList'],
  voicemail: ['voicemailList', 'getVoicemailList'],
  chatStatus: ['userState', 'setChatPresenceMessage'],
  dnd: ['userState', 'setDoNotDisturbSetting'],
  redirections: ['redirect', 'setRedirectSetting'],
  functionKeys: ['functionKey', 'getFunctionKeys'],
  primaryPhone: ['phone', 'setPrimaryPhoneId'],
};

const all = Object.keys(needs) as readonly Capability[];

/**
 * The capabilities that `service.getProvidedRequests` leaves. Whether it names services (`ucp.v30.requests.call`) or
 * methods (`…call.hold`) is not public, so both are read; an answer that names no request service at all is no
 * information, and the documented requests are assumed.
 */
export function capabilitiesOf(provided: readonly string[]): readonly Capability[] {
  const tails = provided.map((name) => /\.(?:requests|server)\.(?:communication\.)?(.+)$/.exec(name)?.[1] ?? name);
  const services = new Set(tails);
  const withMethods = new Set(tails.filter((tail) => tail.includes('.')).map((tail) => tail.split('.')[0] ?? ''));
  if (!services.has('connection') && !services.has('call') && !withMethods.has('call')) return all;
  return all.filter((capability) => {
    const [service, method] = needs[capability] ?? ['', ''];
    return withMethods.has(service) ? services.has(`${service}.${method}`) : services.has(service);
  });
}

export const documentedCapabilities: readonly Capability[] = all;
