/** Part of the composition root: from the section `presence` of the configuration to what the bridge takes. */
import { readFileSync } from 'node:fs';
import { ConfigFault, type Config } from './adapters/system/config.ts';
import type { PresenceConfig } from './bridge/presence-config.ts';
import { importRules } from './contract/rules.ts';
import { importTable } from './contract/table.ts';
import type { CallDisplay } from './domain/call-display.ts';
import type { Rule } from './domain/central/rule.ts';
import type { IndividualTable } from './domain/individual.ts';

/** @throws ConfigFault with everything that is wrong in the files of rules and tables */
export function presenceOptions(presence: Config['presence']): PresenceConfig {
  return {
    mode: presence.mode ?? null,
    initialMode: presence.initialMode,
    sweepMs: presence.sweepSeconds * 1_000,
    respectManualDnd: presence.respectManualDnd,
    silenceHoldMs: presence.silenceHoldMinutes * 60_000,
    reverseTrigger: presence.reverseTrigger,
    maxClaimMs: presence.maxClaimHours * 3_600_000,
    callDisplay: callDisplayOf(presence.callDisplay),
    scope: {
      include: presence.scope.include ?? null,
      exclude: presence.scope.exclude ?? null,
      hide: presence.hide ?? null,
      hours: presence.hours ?? null,
      mayPause: presence.mayPause ?? null,
    },
    individual: tableOf(presence.tableFile),
    rules: rulesOf(presence.rulesFile),
    zone: presence.hours?.zone ?? 'Europe/Berlin',
    language: 'de',
  };
}

/** Null where the file leaves it to the console. */
function callDisplayOf(display: Config['presence']['callDisplay']): CallDisplay | null {
  if (display === undefined) return null;
  return { statusMessage: display.statusMessage ?? null, preferredPresence: display.preferredPresence ?? null };
}

function rulesOf(file: string | undefined): readonly Rule[] | null {
  if (file === undefined) return null;
  const read = importRules(readFileSync(file, 'utf8'));
  if (read.ok) return read.rules;
  throw new ConfigFault(
    read.faults.map((fault) => ({ where: `${file}: ${fault.path.join('.')}`, problem: fault.code })),
  );
}

function tableOf(file: string | undefined): IndividualTable | null {
  if (file === undefined) return null;
  const read = importTable(readFileSync(file, 'utf8'));
  if (read.ok) return read.table;
  throw new ConfigFault(read.faults.map(({ where, problem }) => ({ where: `${file}: ${where}`, problem })));
}
