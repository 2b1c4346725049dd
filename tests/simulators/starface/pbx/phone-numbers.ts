/** Source: REST `PhoneNumber`, Swagger 6.7.0.22. */
export type PhoneNumber = {
  readonly id: number;
  readonly number: string;
  readonly type: 'INTERNAL' | 'EXTERNAL';
  assignedUserAccountId?: number;
  assignedGroupAccountId?: number;
  assignedServiceId?: number;
  readonly exitCode?: string;
  readonly localPrefix?: string;
  readonly nationalPrefix?: string;
  readonly numberBlockId?: number;
};

/**
 * What the PBX dials: digits with an optional leading plus, and the star codes of the telephones. The marks that people
 * write between digits are dropped (assumed: a public client dials `+49911777-777`). Undefined for anything else.
 */
export function dialled(number: string): string | undefined {
  const compact = number.replace(/[\s\-/().]/g, '');
  return /^\+?[0-9]{1,32}$|^[*#][0-9*#]{1,15}$/.test(compact) ? compact : undefined;
}

/** One spelling for all ways to write the same German or international number; internal numbers stay as they are. */
export function canonicalNumber(number: string): string {
  const compact = number.replace(/[^0-9+*#]/g, '');
  if (compact.startsWith('+')) return compact.slice(1);
  if (compact.startsWith('00')) return compact.slice(2);
  if (compact.startsWith('0') && compact.length > 6) return `49${compact.slice(1)}`;
  return compact;
}
