/** The telephone beside placing and ending calls, and the person's own part of the sync. */
import type { Team } from '../../contract/api.ts';
import type { OwnSyncAnswer, PauseRequest, TableRequest, WhyAnswer } from '../../contract/sync.ts';
import type {
  CallListAnswer,
  ChatStatusAnswer,
  ChatStatusRequest,
  ContactAnswer,
  ContactSource,
  FunctionKeyAnswer,
  PhoneAnswer,
  RedirectionsAnswer,
  VoicemailAnswer,
} from '../../contract/telephone.ts';
import type { RedirectionTarget } from '../../domain/telephone.ts';
import type { Transport } from './transport.ts';

export type CallListWish = { readonly missed: boolean; readonly offset: number; readonly limit: number };

export type RedirectionChange = { readonly enabled: boolean; readonly target?: RedirectionTarget };

/** Every method rejects with an `ApiProblem`; `capabilities` of `me` say beforehand what will work. */
export type Telephone = {
  /** Holds a call, or takes it back. */
  readonly hold: (callId: string) => Promise<void>;
  /** Hands a call over, or sends a ringing one on; `number` is digits with an optional leading plus. */
  readonly forward: (callId: string, number: string) => Promise<void>;
  readonly conference: (callIds: readonly string[]) => Promise<void>;
  readonly phones: () => Promise<readonly PhoneAnswer[]>;
  readonly setPrimaryPhone: (phoneId: string) => Promise<void>;
  readonly callList: (wish: CallListWish) => Promise<CallListAnswer>;
  /** Marks entries of the call list as dealt with, or takes the marks back; at most 100 at once. */
  readonly markCallsDone: (ids: readonly string[], done: boolean) => Promise<void>;
  readonly voicemails: () => Promise<readonly VoicemailAnswer[]>;
  readonly redirections: () => Promise<RedirectionsAnswer>;
  readonly setRedirection: (id: string, change: RedirectionChange) => Promise<void>;
  readonly functionKeys: () => Promise<readonly FunctionKeyAnswer[]>;
  readonly pressFunctionKey: (id: string) => Promise<void>;
  readonly chatStatus: () => Promise<ChatStatusAnswer>;
  readonly setChatStatus: (wish: ChatStatusRequest) => Promise<void>;
  readonly team: () => Promise<Team>;
  readonly setFavourite: (id: string, favourite: boolean) => Promise<void>;
  /** A page of `contactsPageSize` at a time, from 0 on; one with fewer is the last. */
  /** With a source only what it has, without waiting for the other. */
  readonly searchContacts: (text: string, page?: number, source?: ContactSource) => Promise<readonly ContactAnswer[]>;
  readonly why: () => Promise<WhyAnswer>;
  readonly ownSync: () => Promise<OwnSyncAnswer>;
  readonly pauseSync: (request: PauseRequest) => Promise<void>;
  readonly changeTable: (request: TableRequest) => Promise<void>;
};

export function createTelephone({ read, ask, send }: Transport): Telephone {
  const id = encodeURIComponent;
  return {
    hold: (callId) => send('POST', `/calls/${id(callId)}/hold`),
    forward: (callId, number) => send('POST', `/calls/${id(callId)}/forward`, { number }),
    conference: (callIds) => send('POST', '/calls/conference', { callIds }),
    phones: () => read('/me/phones'),
    setPrimaryPhone: (phoneId) => send('PUT', '/me/phones/primary', { phoneId }),
    callList: ({ missed, offset, limit }) =>
      read(`/call-list?${missed ? 'missed=true&' : ''}offset=${offset}&limit=${limit}`),
    markCallsDone: (ids, done) => send('PUT', '/call-list/done', { ids, done }),
    voicemails: () => read('/voicemails'),
    redirections: () => read('/me/redirections'),
    setRedirection: (slot, change) => send('PUT', `/me/redirections/${id(slot)}`, change),
    functionKeys: () => read('/me/function-keys'),
    pressFunctionKey: (key) => send('POST', `/me/function-keys/${id(key)}/press`),
    chatStatus: () => read('/me/chat-status'),
    setChatStatus: (wish) => send('PUT', '/me/chat-status', wish),
    team: () => read('/team'),
    setFavourite: (colleague, favourite) => send('PUT', '/team/favourites', { id: colleague, favourite }),
    searchContacts: (text, page = 0, source) =>
      ask('POST', '/contacts/search', source === undefined ? { text, page } : { text, page, source }),
    why: () => read('/me/why'),
    ownSync: () => read('/me/sync'),
    pauseSync: (request) => send('PUT', '/me/sync/pause', request),
    changeTable: (request) => send('PUT', '/me/sync/table', request),
  };
}
