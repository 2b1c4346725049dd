import type { CallLeg, CallState } from '../pbx/call-leg.ts';
import { DateTime } from './date-time.ts';
import type { XmlRpcStruct } from './xml-rpc.ts';

export type Version = 'v20' | 'v22' | 'v30';

export type MethodName = { readonly version: Version; readonly service: string; readonly method: string };

/**
 * Reads a method name in all spellings that public clients use: `ucp.v30.requests.call.hangupCall`,
 * `ucp.v30.server.communication.call.hangupCall`, `ucp.v22.server.connection.keepAlive`,
 * `ucp.v30.requests.connection.login`, `ucp.v22.requests.fax.sendFax.rpcFileUpload.initializeUpload`.
 */
export function parseMethodName(name: string): MethodName | undefined {
  const match =
    /^ucp\.(v20|v22|v30)\.(?:requests|server)\.(?:communication\.)?([A-Za-z]+)\.([A-Za-z]+(?:\.[A-Za-z]+)*)$/.exec(
      name,
    );
  if (match === null) return undefined;
  const [, version, service, method] = match;
  if (service === undefined || method === undefined) return undefined;
  return { version: version as Version, service, method };
}

/** Source: state table of the v20 client library; v20 clients also receive INCOMING. */
function v20State(state: CallState): string {
  return state === 'OUTGOING' || state === 'RINGBACK' ? 'PROCEEDING' : state;
}

/** The call as UCI shows it. `empty` hides state and parties, as the first event of a call may. */
export function callStateStruct(leg: Readonly<CallLeg>, version: Version, zone: string, empty = false): XmlRpcStruct {
  const shown = (text: string): string => (empty ? '' : text);
  // All seven base members are always there: the vendor's own adapter breaks on a missing one.
  const base = {
    id: leg.id,
    state: shown(version === 'v20' ? v20State(leg.state) : leg.state),
    timestamp: DateTime.at(leg.changedAt, zone),
    callerNumber: shown(leg.callerNumber),
    callerName: shown(leg.callerName),
    calledNumber: shown(leg.calledNumber),
    calledName: shown(leg.calledName),
  };
  if (version === 'v20') return base;
  const v22 = { ...base, groupID: leg.groupId };
  if (version === 'v22') return v22;
  return {
    ...v22,
    avatarHash: '',
    channelNames: [`${leg.phoneName}-${leg.id.slice(0, 8)}`],
    conferenceRoomId: leg.conferenceRoomId,
    ...(leg.connectedAt === undefined ? {} : { connectedTimestamp: DateTime.at(leg.connectedAt, zone) }),
    duration: leg.connectedAt === undefined ? 0 : Math.round((leg.changedAt - leg.connectedAt) / 1000),
    forwarderCallerIdName: '',
    forwarderCallerIdNumber: leg.forwarderNumber,
    forwardType: leg.forwardType,
    jabberId: '',
    peerNames: [],
    referenceOfConsultation: '',
    sipCallIds: [`${leg.id}@pbx`],
  };
}
