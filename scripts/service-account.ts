/**
 * Signs a service account in, whose presence subscriptions make the bridge read sooner (`microsoft.push`).
 *
 *   npm run service-account -- --config bridge.json                the first of microsoft.push.accountFiles that is missing
 *   … --out data/push-1.account                                    this file, also to sign in anew
 *   … --port 8400                                                  where the browser comes back: http://localhost:8400
 *
 * The bridge's registration needs the delegated permission Presence.Read.All and the redirect http://localhost:8400/service-account;
 * both are printed by scripts/app-registration/print.ts --push. On a server without a browser: ssh -L 8400:localhost:8400.
 *
 * Exits with 1 where nobody was signed in, with 2 where it was called wrongly.
 */
import { serviceAccountCommand } from './service-account/service-account-command.ts';

process.exitCode = await serviceAccountCommand({
  args: process.argv.slice(2),
  env: process.env,
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
});
