/** What the console may ask. */
import { dryRun, type DryRunPerson } from '../domain/central/dry-run.ts';
import { neverFires } from '../domain/central/never-fires.ts';
import { newPersonState } from '../domain/person-state.ts';
import { ruleFactsOf } from '../domain/wishes.ts';
import type { BridgeParts } from './presence-bridge.ts';
import { why } from './sync-services.ts';
import type { AdminServices, PersonRow, Status } from './services.ts';

export function adminServices(parts: BridgeParts): AdminServices {
  const { options, engine, directory, activation, connections, linking, foreignSync } = parts;

  function status(): Status {
    const states = engine.personIds().map((personId) => engine.state(personId)?.durable);
    const { perSecond, waiting } = options.pbx.budget();
    connections.detail('starface', 'requestsPerSecond', perSecond);
    connections.detail('starface', 'waiting', waiting);
    return {
      version: options.version,
      mode: activation.mode,
      modePinned: activation.modePinned,
      hold: activation.hold,
      foreignSync: foreignSync.status(),
      connections: connections.list(),
      people: {
        matched: directory.matches().length,
        linked: linking.count,
        unmatched: directory.unmatched().length,
        claims: states.filter((durable) => durable?.claim != null).length,
        leases: states.filter((durable) => durable?.lease != null).length,
      },
    };
  }

  function people(): {
    readonly matched: readonly PersonRow[];
    readonly unmatched: ReturnType<typeof directory.unmatched>;
  } {
    const shown = directory.matches().filter((match) => activation.participation(match.personId) !== 'hidden');
    const matched = shown.map((match): PersonRow => {
      const state = engine.state(match.personId);
      const decision = engine.decision(match.personId);
      const presence = state?.seen.shown ?? null;
      return {
        id: match.personId,
        name: match.microsoftUser.name,
        upn: match.microsoftUser.upn,
        login: match.pbxUser.login,
        match: match.kind,
        linked: linking.isLinked(match.personId),
        microsoft: presence === null ? null : { availability: presence.availability, activity: presence.activity },
        dnd: state?.durable.dndOn ?? null,
        telephonyState: state?.seen.telephony?.state ?? null,
        claim: state?.durable.claim != null,
        lease: state?.durable.lease != null,
        decision:
          decision === undefined
            ? null
            : { rule: decision.rule, cause: decision.cause, outcome: decision.held ?? decision.outcome },
      };
    });
    return { matched, unmatched: directory.unmatched() };
  }

  return {
    status,
    people,
    why: (personId) => (engine.state(personId) === undefined ? null : why(parts, { personId })),
    rules: () => ({ rules: activation.rules, pinned: activation.rulesPinned, hints: neverFires(activation.rules) }),
    setRules: (rules) => activation.setRules(rules),
    async dryRun(rules) {
      const facts = await dryRunPeople(parts);
      const { language } = options.presence;
      const { respectManualDnd } = options.presence;
      const run = dryRun(rules, facts, { isOutside, language, respectManualDnd });
      return { ...run, hints: neverFires(rules) };
    },
    table: () => ({ table: activation.table, pinned: activation.tablePinned }),
    setTable: (table) => activation.setTable(table),
    setMode: (mode) => activation.setMode(mode),
    setHold: (hold) => activation.setHold(hold),
  };
}

/** Internal numbers are short; whatever is longer is taken to leave the company, which at worst warns too often. */
const longestInternal = 5;

function isOutside(number: string): boolean {
  return number.replaceAll(/[^0-9]/g, '').length > longestInternal;
}

async function dryRunPeople(parts: BridgeParts): Promise<readonly DryRunPerson[]> {
  const { engine, directory, activation, options } = parts;
  const now = options.clock.now();
  const shown = directory.matches().filter((match) => activation.participation(match.personId) === 'inSync');
  return Promise.all(
    shown.map(async (match) => {
      const state = engine.state(match.personId) ?? newPersonState;
      const settings = activation.settingsOf(match.personId);
      const groups = directory.groupsOf(match.pbxUser.id);
      const redirections = await options.pbx.userSettings?.readRedirections(match.pbxUser.id, 'poll').catch(() => null);
      return {
        personId: match.personId,
        name: match.microsoftUser.name,
        facts: ruleFactsOf({ ...settings, groups, names: activation.namesOf(match.personId) }, state, now),
        redirections: redirections ?? null,
        dndNow: state.durable.dndOn,
      };
    }),
  );
}
