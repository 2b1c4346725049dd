/** The manifest of a deployment out of the one in git. */
/**
 * @param url origin of the bridge, `https://bridge.example.com`
 * @param version of the package, `0.1.0`
 */
export declare function renderManifest(template: string, options: {
    url: string;
    version: string;
}): string;
/** The first number is fixed, because versions below 1.0 are refused: package 0.1.0 is 1.0.1.0 here. */
export declare function manifestVersion(version: string): string;
/** The origin of an address that a deployment can have; null for anything else. */
export declare function deploymentOrigin(address: string): string | null;
