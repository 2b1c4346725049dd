import { badRequest, noContent } from '../http/exchange.ts';
import { accessible } from './phone-config-routes.ts';
import type { RestRoute } from './rest-request.ts';

const PATH = '/users/{userId}/avatar';

export const avatarRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: PATH,
    operation: 'getAvatar',
    handle: (request, caller) => {
      const { avatar } = accessible(request, caller);
      // Source: a live client meets 204 where there is none, although the specification says 404.
      if (avatar === undefined) return noContent;
      return { status: 200, headers: { 'content-type': avatar.contentType }, body: avatar.bytes };
    },
  },
  {
    method: 'PUT',
    path: PATH,
    operation: 'setAvatar',
    writes: (request) => ({ bytes: request.exchange.body.length }),
    writesFor: (request) => request.targetName(),
    handle: (request, caller) => {
      const person = accessible(request, caller);
      const { headers, body } = request.exchange;
      const contentType = headers['content-type']?.split(';')[0] ?? '';
      if (!contentType.startsWith('image/') || body.length === 0) throw badRequest('An image is expected.');
      person.avatar = { contentType, bytes: body };
      return noContent;
    },
  },
  {
    method: 'DELETE',
    path: PATH,
    operation: 'deleteAvatar',
    writes: () => null,
    writesFor: (request) => request.targetName(),
    handle: (request, caller) => {
      accessible(request, caller).avatar = undefined;
      return noContent;
    },
  },
];
