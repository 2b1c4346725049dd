import type { ClassicLogin } from '../auth/classic-login.ts';
import { functionKeyRoutes } from './function-key-routes.ts';
import { loginRoutes } from './login-routes.ts';
import { phoneConfigRoutes } from './phone-config-routes.ts';
import { redirectRoutes } from './redirect-routes.ts';
import type { RestRoute } from './rest-request.ts';
import { userRoutes } from './user-routes.ts';

export function restRoutes(login: ClassicLogin, version: number): readonly RestRoute[] {
  return [...loginRoutes(login), ...userRoutes, ...phoneConfigRoutes, ...redirectRoutes, ...functionKeyRoutes(version)];
}
