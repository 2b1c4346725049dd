import type { ClassicLogin } from '../auth/classic-login.ts';
import { FULL_VERSIONS, type StarfaceVersion } from '../options.ts';
import { accountRoutes } from './account-routes.ts';
import { avatarRoutes } from './avatar-routes.ts';
import { callServiceRoutes } from './call-service-routes.ts';
import { conferenceRoutes } from './conference-routes.ts';
import { contactRoutes } from './contact-routes.ts';
import { fmcRoutes } from './fmc-routes.ts';
import { functionKeyRoutes } from './function-key-routes.ts';
import { groupRoutes } from './group-routes.ts';
import { loginRoutes } from './login-routes.ts';
import { numberRoutes } from './number-routes.ts';
import { permissionRoutes } from './permission-routes.ts';
import { phoneConfigRoutes } from './phone-config-routes.ts';
import { phoneRoutes } from './phone-routes.ts';
import { redirectRoutes } from './redirect-routes.ts';
import type { RestRoute } from './rest-request.ts';
import { serverRoutes } from './server-routes.ts';
import { tagRoutes } from './tag-routes.ts';
import { userRoutes } from './user-routes.ts';
import { voicemailRoutes } from './voicemail-routes.ts';

/** Every operation of the public specification (6.7.0.22), and what later versions added. */
export function restRoutes(login: ClassicLogin, version: StarfaceVersion): readonly RestRoute[] {
  return [
    ...loginRoutes(login),
    ...accountRoutes,
    ...userRoutes,
    ...avatarRoutes,
    ...phoneConfigRoutes,
    ...phoneRoutes,
    ...numberRoutes,
    ...callServiceRoutes,
    ...redirectRoutes,
    ...fmcRoutes,
    ...functionKeyRoutes(version),
    ...contactRoutes,
    ...tagRoutes,
    ...groupRoutes,
    ...voicemailRoutes,
    ...permissionRoutes,
    ...conferenceRoutes,
    ...serverRoutes(FULL_VERSIONS[version]),
  ];
}
