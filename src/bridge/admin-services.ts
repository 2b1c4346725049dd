/** What the console may ask. */
import { dryRun } from '../domain/central/dry-run.ts';
import { neverFires } from '../domain/central/never-fires.ts';
import type { Rule } from '../domain/central/rule.ts';
import type { DryRunView } from '../domain/console-views.ts';
import { newPersonState } from '../domain/person-state.ts';
import { ruleFactsOf } from '../domain/wishes.ts';
import type { BridgeParts } from './bridge-parts.ts';
import { decisionLogOf, why } from './sync-services.ts';
import { pbxServices } from './pbx-services.ts';
import { RedirectionReader } from './redirection-reader.ts';
import { scopeServices } from './scope-services.ts';
import type { AdminServices, PersonRow, Status } from './console-words.ts';

export function adminServices(parts: BridgeParts): AdminServices {
  const { options, engine, directory, activation, connections, linking, foreignSync } = parts;
  const redirections = new RedirectionReader(options.clock, options.pbx.userSettings);

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
      microsoft: options.microsoft.figures?.(),
      hints: options.hints?.figures(),
      people: {
        matched: directory.matches().length,
        linked: linking.count,
        unmatched: directory.unmatched().length,
        claims: states.filter((durable) => durable?.claim != null).length,
        leases: states.filter((durable) => durable?.lease != null).length,
        changing: states.filter((durable) => durable !== undefined && durable.mode !== activation.mode).length,
        guarded: states.filter((durable) => durable?.guard?.pausedUntil != null).length,
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
        telephonySource: state?.seen.telephony?.source ?? null,
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
    decisionLog: (personId) => (engine.state(personId) === undefined ? null : decisionLogOf(parts, personId)),
    logDecisions(personId, forMs) {
      if (engine.state(personId) === undefined) return false;
      parts.decisionLog.switchOn(personId, forMs);
      parts.decisionLog.decided(personId, engine.decision(personId));
      return true;
    },
    rules: () => ({ rules: activation.rules, pinned: activation.rulesPinned, hints: neverFires(activation.rules) }),
    setRules: (rules) => activation.setRules(rules),
    neverFires,
    dryRun: (rules) => dryRunNow(parts, redirections, rules),
    table: () => ({ table: activation.table, pinned: activation.tablePinned }),
    setTable: (table) => activation.setTable(table),
    callDisplay: () => ({ display: activation.callDisplay, pinned: activation.callDisplayPinned }),
    setCallDisplay: (display) => activation.setCallDisplay(display),
    setMode: (mode) => activation.setMode(mode),
    setHold: (hold) => activation.setHold(hold),
    async liftGuard() {
      await foreignSync.lift();
      engine.postToAll({ type: 'guardLifted' });
      await engine.settled();
    },
    ...scopeServices(parts),
    ...pbxServices(parts),
  };
}

/** Internal numbers are short; whatever is longer is taken to leave the company, which at worst warns too often. */
const longestInternal = 5;

function isOutside(number: string): boolean {
  return number.replaceAll(/[^0-9]/g, '').length > longestInternal;
}

/** How long an answer waits for redirections; what is read later comes with the next. */
const patienceMs = 5_000;

async function dryRunNow(
  { engine, directory, activation, options }: BridgeParts,
  reader: RedirectionReader,
  rules: readonly Rule[],
): Promise<DryRunView> {
  const shown = directory.matches().filter((match) => activation.participation(match.personId) === 'inSync');
  const { known, reading } = await reader.read(
    shown.map((match) => match.pbxUser.id),
    patienceMs,
  );
  const now = options.clock.now();
  const people = shown.map((match) => {
    const state = engine.state(match.personId) ?? newPersonState;
    const settings = activation.settingsOf(match.personId);
    const groups = directory.groupsOf(match.pbxUser.id);
    return {
      personId: match.personId,
      name: match.microsoftUser.name,
      facts: ruleFactsOf({ ...settings, groups, names: activation.namesOf(match.personId) }, state, now),
      redirections: known.get(match.pbxUser.id) ?? null,
      dndNow: state.durable.dndOn,
    };
  });
  const { language, respectManualDnd } = options.presence;
  return { ...dryRun(rules, people, { isOutside, language, respectManualDnd }), hints: neverFires(rules), reading };
}
