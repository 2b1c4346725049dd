import { type PermissionNeeds } from '../../src/adapters/microsoft/index.ts';
export type Deployment = PermissionNeeds & {
    /** https, without a path and without a slash at the end. */
    readonly origin: string;
};
/** The bridge's own application, which acts without a person. */
export declare function bridgeRegistration({ origin, writes, wholeUsers }: Deployment): {
    displayName: string;
    signInAudience: string;
    web: {
        redirectUris: string[];
    };
    requiredResourceAccess: {
        resourceAppId: string;
        resourceAccess: {
            id: string;
            type: "Role";
        }[];
    }[];
};
/** The add-in's application: people sign in with it, and the bridge takes its tokens. */
export declare function addinRegistration({ origin }: Deployment): {
    displayName: "Presence Bridge for Outlook";
    signInAudience: string;
    spa: {
        redirectUris: string[];
    };
    api: {
        requestedAccessTokenVersion: number;
        oauth2PermissionScopes: {
            id: string;
            value: string;
            type: string;
            isEnabled: boolean;
            adminConsentDisplayName: string;
            adminConsentDescription: string;
            userConsentDisplayName: string;
            userConsentDescription: string;
        }[];
    };
    appRoles: {
        id: string;
        value: string;
        displayName: string;
        description: string;
        allowedMemberTypes: string[];
        isEnabled: boolean;
    }[];
};
/** For the Azure CLI in a POSIX shell; the two bodies lie beside as `bridge-app.json` and `addin-app.json`. */
export declare function azCommands(): readonly string[];
/** The same for Microsoft Graph PowerShell (https://learn.microsoft.com/powershell/microsoftgraph/). */
export declare function powerShellCommands(): readonly string[];
