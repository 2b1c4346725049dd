/** The fixed part of the bridge's API (`/api/v1`). Types come from the contract; schemas stay on the server. */
import type { CallAnswer, Colleague, DndRequest, LinkRequest, Me, PlaceCallRequest } from '../../contract/api.ts';
import type { Transport } from './transport.ts';

/** A call just placed; name and time of connection are known from the events on. */
export type PlacedCall = Pick<CallAnswer, 'id' | 'state' | 'number'>;

/** Every method rejects with an `ApiProblem`. */
export type Api = {
  readonly me: () => Promise<Me>;
  readonly link: (request: LinkRequest) => Promise<void>;
  readonly unlink: () => Promise<void>;
  readonly setDnd: (request: DndRequest) => Promise<void>;
  readonly calls: () => Promise<readonly CallAnswer[]>;
  readonly placeCall: (request: PlaceCallRequest) => Promise<PlacedCall>;
  readonly hangUp: (id: string) => Promise<void>;
  readonly colleagues: () => Promise<readonly Colleague[]>;
};

export function createApi({ read, ask, send }: Transport): Api {
  return {
    me: () => read('/me'),
    link: (request) => send('PUT', '/me/starface', request),
    unlink: () => send('DELETE', '/me/starface'),
    setDnd: (request) => send('PUT', '/me/dnd', request),
    calls: () => read('/calls'),
    placeCall: (request) => ask('POST', '/calls', request),
    hangUp: (id) => send('DELETE', `/calls/${encodeURIComponent(id)}`),
    colleagues: () => read('/colleagues'),
  };
}
