import { isOver, type CallLeg } from '../../pbx/call-leg.ts';
import { callStateStruct } from '../dialect.ts';
import type { UciParams, UciRequest, UciService } from '../request.ts';

/** Source: starface UCI documentation of `UcpCallRequests` and the public clients; there is no remote answering. */
export const call: UciService = {
  placeCallWithPhone: { operation: 'placeCall', writes: numberOf, run: placeCall },
  /** Name in v20. */
  placeCall: { operation: 'placeCall', writes: numberOf, run: placeCall },
  getCallIds: { run: ({ person }) => [...person.calls.keys()] },
  getCallState: {
    run: (request) => {
      const leg = request.person.calls.get(request.params.text(0));
      return leg === undefined ? {} : callStateStruct(leg, request.version, request.pbx.zone);
    },
  },
  hangupCall: {
    operation: 'hangUp',
    writes: (params) => params.text(0),
    run: (request) => {
      const leg = running(request);
      if (leg === undefined) return false;
      request.pbx.calls.hangUp(leg);
      return true;
    },
  },
  getPhoneIds: { run: ({ person }) => person.phones.filter((phone) => phone.active).map((phone) => phone.name) },
};

function numberOf(params: UciParams): string {
  return params.text(0);
}

/** Answers the call's id, or an empty string where the PBX refuses (source: the vendor's client documentation). */
function placeCall({ pbx, person, params }: UciRequest): string {
  const phones = person.phones.filter((phone) => phone.active);
  const wanted = params.text(1);
  const primary = phones.find((phone) => phone.phoneId === person.phoneConfig['primaryPhoneId']) ?? phones[0];
  const phone = wanted === '' ? primary : phones.find((candidate) => candidate.name === wanted);
  if (phone === undefined) return '';
  const callId = params.text(2);
  if (callId !== '' && person.calls.has(callId)) return '';
  return pbx.calls.place(person, params.text(0), phone.name, callId === '' ? undefined : callId)?.id ?? '';
}

function running({ person, params }: UciRequest): CallLeg | undefined {
  const leg = person.calls.get(params.text(0));
  return leg === undefined || isOver(leg) ? undefined : leg;
}
