/** From state to what the browser is shown. */
import type { Call } from '../domain/call.ts';
import type { Match, PersonId } from '../domain/person.ts';
import type { PersonState } from '../domain/person-state.ts';
import type { Mode } from '../domain/settings.ts';
import {
  capabilities,
  staleAfterMs,
  type CallView,
  type Capability,
  type ColleagueView,
  type MeView,
} from '../domain/views.ts';
import type { BridgeParts } from './bridge-parts.ts';
import type { Directory } from './directory.ts';
import type { Caller } from './services.ts';

export type Possible = { readonly capabilities: readonly Capability[]; readonly denied: readonly Capability[] };

/** What a person can do: by the administrator's account, and by his own; less what the PBX does not allow him. */
export function possibleFor(
  match: Match | undefined,
  own: readonly Capability[],
  directory: Pick<Directory, 'description' | 'lacks'>,
): Possible {
  const offered = new Set<Capability>(['dnd', ...(directory.description?.capabilities ?? []), ...own]);
  const isDenied = (what: Capability): boolean => match !== undefined && directory.lacks(match.pbxUser.id, what);
  return { capabilities: [...offered].filter((what) => !isDenied(what)), denied: capabilities.filter(isDenied) };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** As `personId` is shown it. */
export function callView(parts: Pick<BridgeParts, 'profiles' | 'directory'>, personId: PersonId, call: Call): CallView {
  const { id, state, number, connectedAt } = call;
  return { id, state, number, name: otherName(parts, personId, call), connectedAt: iso(connectedAt) };
}

/**
 * Who is at the other end: as the PBX names him, else by the number of his profile. Whoever may not look into contacts is
 * told the PBX's name alone.
 */
export function otherName(
  { profiles, directory }: Pick<BridgeParts, 'profiles' | 'directory'>,
  personId: PersonId,
  { name, number }: Pick<Call, 'name' | 'number'>,
): string | null {
  if ((name !== null && name !== '') || number === null) return name;
  const match = directory.match(personId);
  if (match === undefined || directory.lacks(match.pbxUser.id, 'contacts')) return name;
  return profiles.nameOf(number) ?? name;
}

/** What the person himself is shown, out of the bridge's parts. */
export function meOf(
  parts: Pick<BridgeParts, 'engine' | 'directory' | 'activation' | 'linking' | 'decisionLog'>,
  caller: Caller,
): MeView {
  const { engine, directory, activation, linking, decisionLog } = parts;
  const { personId } = caller;
  const match = directory.match(personId);
  return meView(caller, match, engine.state(personId), {
    linked: linking.isLinked(personId),
    mode: activation.mode,
    loggedUntil: decisionLog.until(personId),
    ...possibleFor(match, linking.capabilities(personId), directory),
  });
}

export function meView(
  caller: Caller,
  match: Match | undefined,
  state: PersonState | undefined,
  rest: { readonly linked: boolean; readonly mode: Mode; readonly loggedUntil: number | null } & Possible,
): MeView {
  const durable = state?.durable;
  const seen = state?.seen;
  const on = durable?.dndOn ?? null;
  const own = durable?.ownDnd;
  const until = own?.on === true ? iso(own.until) : null;
  const since = on === true ? iso(sinceOf(state)) : null;
  const loggedUntil = iso(rest.loggedUntil);
  return {
    name: match?.microsoftUser.name ?? caller.name,
    upn: match?.microsoftUser.upn ?? caller.upn,
    match: match === undefined ? null : { kind: match.kind, login: match.pbxUser.login },
    linked: rest.linked,
    mode: rest.mode,
    dnd: {
      on,
      origin: on === true ? (durable?.claim != null ? 'bridge' : 'person') : null,
      ...(until === null ? {} : { until }),
      ...(since === null ? {} : { since }),
    },
    telephonyState: seen?.telephony?.state ?? null,
    microsoft: {
      availability: seen?.shown?.availability ?? null,
      activity: seen?.shown?.activity ?? null,
      asOf: iso(seen?.informationAt ?? null),
    },
    capabilities: match === undefined ? [] : rest.capabilities,
    ...(match === undefined || rest.denied.length === 0 ? {} : { denied: rest.denied }),
    ...(loggedUntil === null ? {} : { loggedUntil }),
  };
}

/** A silence counts from the hand that made it the person's own, else from when it was found. */
function sinceOf(state: PersonState | undefined): number | null {
  if (state === undefined) return null;
  const { claim, override } = state.durable;
  return (override?.on === true ? override.at : claim?.at) ?? state.seen.dndSince ?? null;
}

/** @param now milliseconds since 1970 */
export function colleagueView(match: Match, state: PersonState | undefined, now: number): ColleagueView {
  const seen = state?.seen;
  const shown = seen?.shown ?? null;
  const ages = [seen?.informationAt, seen?.dndAt, seen?.telephony?.at].filter((at) => at != null);
  const oldest = ages.length === 0 ? null : Math.min(...ages);
  return {
    id: match.personId,
    name: match.microsoftUser.name,
    upn: match.microsoftUser.upn,
    telephonyState: seen?.telephony?.state ?? null,
    dnd: state?.durable.dndOn ?? null,
    microsoft: shown === null ? null : { availability: shown.availability, activity: shown.activity },
    asOf: iso(oldest),
    stale: oldest !== null && now - oldest > staleAfterMs,
  };
}
