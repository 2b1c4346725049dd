/**
 * Microsoft's clouds: https://learn.microsoft.com/graph/deployments
 *
 * Where a cloud has no presence, or authority and Graph belong to different clouds, nothing is tried.
 */
import { OutsideError } from '../../domain/outside-error.ts';

type Cloud = {
  readonly name: string;
  readonly authorities: readonly string[];
  readonly graphs: readonly string[];
  readonly hasPresence: boolean;
};

export const clouds: readonly Cloud[] = [
  { name: 'Global', authorities: ['login.microsoftonline.com'], graphs: ['graph.microsoft.com'], hasPresence: true },
  {
    name: 'US Government',
    authorities: ['login.microsoftonline.us'],
    graphs: ['graph.microsoft.us', 'dod-graph.microsoft.us'],
    hasPresence: true,
  },
  {
    name: 'China (21Vianet)',
    authorities: ['login.chinacloudapi.cn', 'login.partner.microsoftonline.cn'],
    graphs: ['microsoftgraph.chinacloudapi.cn'],
    hasPresence: false,
  },
  {
    name: 'Germany (closed in 2021)',
    authorities: ['login.microsoftonline.de'],
    graphs: ['graph.microsoft.de'],
    hasPresence: false,
  },
];

/**
 * Hosts that no cloud of the list has are taken as they are.
 *
 * @throws OutsideError `rejected` with `microsoft.cloud-without-presence` or `microsoft.cloud-mismatch`
 */
export function checkCloud(authority: string, graphUrl: string): void {
  const ofAuthority = clouds.find(({ authorities }) => authorities.includes(new URL(authority).hostname));
  const ofGraph = clouds.find(({ graphs }) => graphs.includes(new URL(graphUrl).hostname));
  const without = [ofAuthority, ofGraph].find((cloud) => cloud?.hasPresence === false);
  if (without !== undefined) {
    throw refusal('microsoft.cloud-without-presence', `The cloud ${without.name} has no presence in Microsoft Graph`);
  }
  if (ofAuthority !== undefined && ofGraph !== undefined && ofAuthority !== ofGraph) {
    const message = `The authority belongs to the cloud ${ofAuthority.name}, the Graph address to ${ofGraph.name}`;
    throw refusal('microsoft.cloud-mismatch', message);
  }
}

function refusal(code: string, message: string): OutsideError {
  return new OutsideError('microsoft', 'rejected', code, message);
}
