/**
 * Prints what the app registrations of a deployment have to be. Nothing is called and nothing is written.
 *
 *   npm exec -c 'node scripts/app-registration/print.ts --url https://bridge.example.com'
 *   … --read-only      nothing is written to Microsoft 365 (presence.reverseTrigger "none")
 *   … --whole-users    User.Read.All: second addresses, blocked accounts, telephone numbers, delta queries
 *   … --push           service accounts subscribe to changes of presence (microsoft.push)
 *   … --only bridge    one body alone, to be kept in a file; also --only addin
 */
import { parseArgs } from 'node:util';
import { deploymentOrigin } from '../manifest/render-manifest.ts';
import { addinRegistration, azCommands, bridgeRegistration, powerShellCommands } from './registration.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    'read-only': { type: 'boolean', default: false },
    'whole-users': { type: 'boolean', default: false },
    push: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const origin = deploymentOrigin(values.url ?? '');
if (origin === null) {
  console.error('--url must be https and without a path, for example https://bridge.example.com');
  process.exitCode = 2;
} else {
  const deployment = { origin, writes: !values['read-only'], wholeUsers: values['whole-users'], push: values.push };
  const bodies = { bridge: bridgeRegistration(deployment), addin: addinRegistration(deployment) };
  const json = (body: unknown): string => JSON.stringify(body, null, 2);
  if (values.only === 'bridge' || values.only === 'addin') console.log(json(bodies[values.only]));
  else {
    console.log(`# bridge-app.json\n${json(bodies.bridge)}\n\n# addin-app.json\n${json(bodies.addin)}\n`);
    console.log(
      `# Azure CLI\n${azCommands().join('\n')}\n\n# Microsoft Graph PowerShell\n${powerShellCommands().join('\n')}`,
    );
  }
}
