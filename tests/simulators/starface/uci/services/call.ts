import { isOver, type CallLeg } from '../../pbx/call-leg.ts';
import { confer, forward, toggleHold } from '../../pbx/call-features.ts';
import type { Phone } from '../../pbx/person.ts';
import { callStateStruct } from '../dialect.ts';
import { illegalAccess, type UciParams, type UciRequest, type UciService } from '../request.ts';

/** Source: starface UCI documentation of `UcpCallRequests` and the public clients; there is no remote answering. */
export const call: UciService = {
  placeCallWithPhone: { operation: 'placeCall', writes: numberOf, run: placeCall },
  /** Name in v20. */
  placeCall: { operation: 'placeCall', writes: numberOf, run: placeCall },
  getCallIds: { run: ({ person }) => [...person.calls.keys()] },
  getCallState: {
    run: (request) => {
      const leg = running(request);
      return leg === undefined ? {} : callStateStruct(leg, request.version, request.pbx.zone);
    },
  },
  hangupCall: {
    operation: 'hangUp',
    writes: idOf,
    run: (request) => withCall(request, (leg) => (request.pbx.calls.hangUp(leg), true)),
  },
  hold: {
    operation: 'holdCall',
    writes: idOf,
    run: (request) => withCall(request, (leg) => toggleHold(request.pbx, leg)),
  },
  forward: {
    operation: 'forwardCall',
    writes: (params) => ({ id: params.text(0), to: params.text(1) }),
    run: (request) => withCall(request, (leg) => forward(request.pbx, leg, request.params.text(1))),
  },
  conference: {
    operation: 'startConferenceCall',
    writes: (params) => params.list(0),
    run: ({ pbx, person, params }) => {
      const legs = params.list(0).map((id) => (typeof id === 'string' ? person.calls.get(id) : undefined));
      const known = legs.filter((leg) => leg !== undefined);
      return known.length === legs.length && confer(pbx, known);
    },
  },
  callVoicemailBox: {
    operation: 'callVoicemailBox',
    writes: (params) => params.text(0),
    run: (request) => {
      const box = request.pbx.voicemail.of(request.person)[0];
      return box === undefined ? '' : dial(request, box.number, request.params.text(0), '');
    },
  },
  /** Assumed: the caller who speaks to the own box is connected to the phone; false where there is none. */
  grabVoicemailBoxCallerWithPhone: { operation: 'grabVoicemailCaller', writes: idOf, run: () => '' },
  // Assumed: listening in is a right of supervisors that nobody here has.
  monitor: {
    operation: 'monitorCall',
    writes: idOf,
    run: () => {
      throw illegalAccess('the user does not have the permission to monitor calls.');
    },
  },
  // Avatars are not kept by hash.
  getImageOfHash: { run: () => '' },
  // Member names are assumed.
  getCurrentMessageWaitingState: { run: ({ pbx, person }) => messageWaiting(pbx.voicemail.unheardBy(person)) },
  getPhoneIds: { run: ({ person }) => activePhones(person).map((phone) => phone.name) },
};

export function messageWaiting(newMessages: number): { readonly newMessages: number } {
  return { newMessages };
}

/** Calls the other number of an entry of the call list. */
export function callBack(request: UciRequest, number: string): string {
  return dial(request, number, request.params.text(1), request.params.text(2));
}

function numberOf(params: UciParams): string {
  return params.text(0);
}

function idOf(params: UciParams): string {
  return params.text(0);
}

function placeCall(request: UciRequest): string {
  const { params } = request;
  return dial(request, params.text(0), params.text(1), params.text(2));
}

/** Answers the call's id, or an empty string where the PBX refuses (source: the vendor's client documentation). */
export function dial({ pbx, person }: UciRequest, number: string, phoneName: string, callId: string): string {
  const phones = activePhones(person);
  const primary = phones.find((phone) => phone.phoneId === person.phoneConfig['primaryPhoneId']) ?? phones[0];
  const phone = phoneName === '' ? primary : phones.find((candidate) => candidate.name === phoneName);
  if (phone === undefined) return '';
  if (callId !== '' && person.calls.has(callId)) return '';
  return pbx.calls.place(person, number, phone.name, callId === '' ? undefined : callId)?.id ?? '';
}

function activePhones({ phones }: { readonly phones: readonly Phone[] }): readonly Phone[] {
  return phones.filter((phone) => phone.active);
}

function running({ person, params }: UciRequest): CallLeg | undefined {
  const leg = person.calls.get(params.text(0));
  return leg === undefined || isOver(leg) ? undefined : leg;
}

function withCall(request: UciRequest, change: (leg: CallLeg) => boolean): boolean {
  const leg = running(request);
  return leg !== undefined && change(leg);
}
