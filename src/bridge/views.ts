/** From state to what the browser is shown. */
import type { Call } from '../domain/call.ts';
import type { Match } from '../domain/person.ts';
import type { PersonState } from '../domain/person-state.ts';
import type { Mode } from '../domain/settings.ts';
import type { CallView, Capability, ColleagueView, MeView } from '../domain/views.ts';
import type { Caller } from './services.ts';

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

export function callView(call: Call): CallView {
  const { id, state, number, name, connectedAt } = call;
  return { id, state, number, name, connectedAt: iso(connectedAt) };
}

export function meView(
  caller: Caller,
  match: Match | undefined,
  state: PersonState | undefined,
  rest: { readonly linked: boolean; readonly mode: Mode; readonly capabilities: readonly Capability[] },
): MeView {
  const durable = state?.durable;
  const seen = state?.seen;
  const on = durable?.dndOn ?? null;
  const own = durable?.ownDnd;
  const until = own?.on === true ? iso(own.until) : null;
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
    },
    telephonyState: seen?.telephony?.state ?? null,
    microsoft: {
      availability: seen?.shown?.availability ?? null,
      activity: seen?.shown?.activity ?? null,
      asOf: iso(seen?.informationAt ?? null),
    },
    capabilities: match === undefined ? [] : [...new Set<Capability>(['dnd', ...rest.capabilities])],
  };
}

export function colleagueView(match: Match, state: PersonState | undefined): ColleagueView {
  const seen = state?.seen;
  const shown = seen?.shown ?? null;
  const ages = [seen?.informationAt, seen?.dndAt, seen?.telephony?.at].filter((at) => at != null);
  return {
    id: match.personId,
    name: match.microsoftUser.name,
    upn: match.microsoftUser.upn,
    telephonyState: seen?.telephony?.state ?? null,
    dnd: state?.durable.dndOn ?? null,
    microsoft: shown === null ? null : { availability: shown.availability, activity: shown.activity },
    asOf: ages.length === 0 ? null : iso(Math.min(...ages)),
  };
}
