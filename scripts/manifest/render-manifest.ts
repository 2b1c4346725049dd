/** The manifest of a deployment out of the one in git. */

const inGit = 'https://localhost:3000';

/**
 * @param url origin of the bridge, `https://bridge.example.com`
 * @param version of the package, `0.1.0`
 */
export function renderManifest(template: string, options: { url: string; version: string }): string {
  return template
    .replaceAll(inGit, options.url)
    .replace(/<Version>[^<]*<\/Version>/, `<Version>${manifestVersion(options.version)}</Version>`);
}

/** The first number is fixed, because versions below 1.0 are refused: package 0.1.0 is 1.0.1.0 here. */
export function manifestVersion(version: string): string {
  const [major = '0', minor = '0', patch = '0'] = version.replace(/[-+].*$/, '').split('.');
  return ['1', major, minor, patch].join('.');
}

/** The origin of an address that a deployment can have; null for anything else. */
export function deploymentOrigin(address: string): string | null {
  try {
    const { protocol, origin, pathname } = new URL(address);
    return protocol === 'https:' && pathname === '/' ? origin : null;
  } catch {
    return null;
  }
}
