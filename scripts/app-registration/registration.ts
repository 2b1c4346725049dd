/**
 * What the two app registrations have to be, as bodies of `POST /applications` of Microsoft Graph
 * (https://learn.microsoft.com/graph/api/resources/application), and the commands that make them.
 */
import { createHash } from 'node:crypto';
import { requiredResourceAccess, type PermissionNeeds } from '../../src/adapters/microsoft/permissions.ts';
import { apiPermission, defaultAdminRole } from '../../src/contract/addin-config.ts';
import { product } from '../../src/domain/product.ts';

export type Deployment = PermissionNeeds & {
  /** https, without a path and without a slash at the end. */
  readonly origin: string;
  /** True where service accounts subscribe to changes. */
  readonly push: boolean;
};

/** Where the browser comes back to after the sign-in of a service account (`npm run service-account`). */
export const serviceAccountRedirect = 'http://localhost:8400/service-account';

/** The bridge's own application, which acts without a person. */
export function bridgeRegistration({ origin, writes, wholeUsers, push }: Deployment) {
  const callback = `${origin}/oauth/callback/microsoft`;
  return {
    displayName: `${product.displayName} (bridge)`,
    signInAudience: 'AzureADMyOrg',
    web: { redirectUris: push ? [callback, serviceAccountRedirect] : [callback] },
    requiredResourceAccess: requiredResourceAccess({ writes, wholeUsers, push }),
  };
}

/** The add-in's application: people sign in with it, and the bridge takes its tokens. */
export function addinRegistration({ origin }: Deployment) {
  const host = new URL(origin).host;
  return {
    displayName: product.displayName,
    signInAudience: 'AzureADMyOrg',
    // Outlook itself; the pane in a browser tab; the window where Outlook does not sign people in.
    spa: { redirectUris: [`brk-multihub://${host}`, `${origin}/addin/index.html`, `${origin}/addin/sign-in.html`] },
    api: {
      requestedAccessTokenVersion: 2,
      oauth2PermissionScopes: [
        {
          id: idOf(`${origin} scope`),
          value: apiPermission,
          type: 'User',
          isEnabled: true,
          adminConsentDisplayName: 'Use the telephone of the signed-in person',
          adminConsentDescription: 'Lets the add-in use the bridge in the name of the signed-in person.',
          userConsentDisplayName: 'Use your telephone',
          userConsentDescription: 'Lets the add-in use the bridge in your name.',
        },
      ],
    },
    appRoles: [
      {
        id: idOf(`${origin} role`),
        value: defaultAdminRole,
        displayName: 'Administrator of the bridge',
        description: 'May open the console of the bridge.',
        allowedMemberTypes: ['User'],
        isEnabled: true,
      },
    ],
  };
}

/** Ids of scope and role are the registration's own choice; the same address always gets the same ones. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

const graph = 'https://graph.microsoft.com/v1.0';

/** For the Azure CLI in a POSIX shell; the two bodies lie beside as `bridge-app.json` and `addin-app.json`. */
export function azCommands(): readonly string[] {
  const post = (file: string) =>
    `az rest --method POST --url ${graph}/applications --body @${file} --query appId -o tsv`;
  return [
    'az login --allow-no-subscriptions',
    `BRIDGE=$(${post('bridge-app.json')})`,
    `ADDIN=$(${post('addin-app.json')})`,
    'az ad app update --id "$ADDIN" --identifier-uris "api://$ADDIN"',
    'az ad sp create --id "$BRIDGE"',
    'az ad sp create --id "$ADDIN"',
    'az ad app credential reset --id "$BRIDGE" --cert @microsoft.crt --append',
    'echo "microsoft.clientId: $BRIDGE   addin.clientId: $ADDIN"',
  ];
}

/** The same for Microsoft Graph PowerShell (https://learn.microsoft.com/powershell/microsoftgraph/). */
export function powerShellCommands(): readonly string[] {
  return [
    "Connect-MgGraph -Scopes 'Application.ReadWrite.All'",
    `$bridge = Invoke-MgGraphRequest POST ${graph}/applications -Body (Get-Content bridge-app.json -Raw)`,
    `$addin = Invoke-MgGraphRequest POST ${graph}/applications -Body (Get-Content addin-app.json -Raw)`,
    'Update-MgApplication -ApplicationId $addin.id -IdentifierUris @("api://$($addin.appId)")',
    'New-MgServicePrincipal -AppId $bridge.appId',
    'New-MgServicePrincipal -AppId $addin.appId',
    '$file = [Security.Cryptography.X509Certificates.X509Certificate2]::new("$PWD/microsoft.crt")',
    "$certificate = @{ type = 'AsymmetricX509Cert'; usage = 'Verify'; key = $file.RawData }",
    'Update-MgApplication -ApplicationId $bridge.id -KeyCredentials @($certificate)',
    'Write-Host "microsoft.clientId: $($bridge.appId)   addin.clientId: $($addin.appId)"',
  ];
}
