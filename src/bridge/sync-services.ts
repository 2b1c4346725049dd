/** "Why is my state what it is", and the person's own part of the sync. */
import { isOff, noOwnSync, reverseOn, shownRow, type OwnSync } from '../domain/individual.ts';
import { presenceRows, rowOf } from '../domain/presence.ts';
import type { RedirectionWish } from '../domain/central/rule.ts';
import type { Durable } from '../domain/person-state.ts';
import type { PersonId } from '../domain/person.ts';
import type { ValueLever } from '../domain/value-lever.ts';
import type { BridgeParts } from './bridge-parts.ts';
import type { CommandNote } from './command-journal.ts';
import { ServiceError, type Caller, type SyncServices } from './services.ts';
import type { DecisionLogView, Why, WhyCommand, WhyLever } from './why-words.ts';

export function syncServices(parts: BridgeParts): SyncServices {
  const { engine, activation, directory, options } = parts;

  function ownOf(caller: Caller): OwnSync {
    return engine.state(caller.personId)?.durable.own ?? noOwnSync;
  }

  function requireMatch(caller: Caller): void {
    if (directory.match(caller.personId) === undefined) {
      throw new ServiceError('starface.no-account', 'This person has no account at the PBX.');
    }
  }

  async function change(caller: Caller, own: OwnSync): Promise<void> {
    engine.post(caller.personId, { type: 'ownSyncChanged', own });
    await engine.settled();
  }

  return {
    why: (caller) => why(parts, caller),
    ownSync(caller) {
      const own = ownOf(caller);
      const { individual, mayPause } = activation.settingsOf(caller.personId);
      return {
        off: isOff(own, options.clock.now()),
        until: own.off ? iso(own.offUntil) : null,
        mayPause,
        table: presenceRows.map((row) => {
          const { dnd, chat = null, locked } = shownRow(individual, own, row);
          return { row, dnd, chat, locked };
        }),
        reverse: { on: reverseOn(individual, own), locked: individual.reverse.locked },
      };
    },
    async pauseSync(caller, { off, until }) {
      requireMatch(caller);
      if (off && !activation.settingsOf(caller.personId).mayPause) {
        throw new ServiceError('request.invalid', 'The administrator does not let people pause the sync.', {
          field: 'off',
        });
      }
      await change(caller, { ...ownOf(caller), off, offUntil: off ? until : null });
    },
    async changeTable(caller, { rows, chat, reverse }) {
      requireMatch(caller);
      const { individual } = activation.settingsOf(caller.personId);
      const changed = presenceRows.filter((row) => rows[row] !== undefined || chat?.[row] !== undefined);
      const locked = changed.find((row) => individual.rows[row].locked);
      if (locked !== undefined || (reverse !== undefined && individual.reverse.locked)) {
        throw new ServiceError('request.invalid', 'The administrator has locked this row.', {
          field: locked === undefined ? 'reverse' : `rows.${locked}`,
        });
      }
      const own = ownOf(caller);
      await change(caller, {
        ...own,
        rows: { ...own.rows, ...rows },
        ...(chat === undefined ? {} : { chat: { ...own.chat, ...chat } }),
        reverse: reverse ?? own.reverse,
      });
    },
  };
}

export function why(parts: BridgeParts, caller: Pick<Caller, 'personId'>): Why {
  const { engine, activation } = parts;
  const state = engine.state(caller.personId);
  const decision = engine.decision(caller.personId);
  const durable = state?.durable;
  const seen = state?.seen;
  const { claim = null, override = null, lease = null } = durable ?? {};
  const telephony = seen?.telephony ?? null;
  const shown = seen?.shown ?? null;
  return {
    mode: activation.mode,
    microsoft:
      shown === null
        ? null
        : {
            availability: shown.availability,
            activity: shown.activity,
            row: rowOf(shown) ?? 'unknown',
            rulesRow: durable?.row ?? null,
          },
    informationAt: iso(seen?.informationAt ?? null),
    rule: decision?.rule ?? 'none',
    cause: decision?.cause ?? 'nothingReadYet',
    outcome: decision?.outcome ?? 'unknown',
    held: decision?.held ?? null,
    dnd: { on: durable?.dndOn ?? null, readAt: iso(seen?.dndAt ?? null) },
    claim: claim === null ? null : { status: claim.status, rule: claim.rule, at: exact(claim.at) },
    override: override === null ? null : { on: override.on, by: override.by, at: exact(override.at) },
    telephony:
      telephony === null ? null : { source: telephony.source, state: telephony.state, at: exact(telephony.at) },
    lease: lease === null ? null : { status: lease.status, cause: lease.cause, expiresAt: exact(lease.expiresAt) },
    levers: durable === undefined ? [] : leversOf(durable),
    commands: parts.journal.of(caller.personId).map(commandView),
    loggedUntil: iso(parts.decisionLog.until(caller.personId)),
    nextAt: iso(engine.nextWake(caller.personId)),
  };
}

export function decisionLogOf({ decisionLog }: BridgeParts, personId: PersonId): DecisionLogView {
  return {
    until: iso(decisionLog.until(personId)),
    entries: decisionLog.entries(personId).map((entry) => {
      if (entry.type === 'command') return { type: 'command', ...commandView(entry) };
      const { at, rule, cause, outcome, held } = entry;
      return { type: 'decision', at: exact(at), rule, cause, outcome, held };
    }),
  };
}

function commandView({ side, command, at, answer, answeredAt }: CommandNote): WhyCommand {
  return { side, command, at: exact(at), answer, answeredAt: iso(answeredAt) };
}

function leversOf(durable: Durable): readonly WhyLever[] {
  const { chat, redirection, message } = durable;
  return [
    ...leverView('chat', chat, ({ state, text }) => [state, text].filter((part) => part !== null).join(' · ')),
    ...leverView('redirection', redirection, redirectionWords),
    ...leverView('message', message, (text) => text),
    ...preferredView(durable),
  ];
}

function leverView<Value, Wish>(
  lever: WhyLever['lever'],
  { want, claim, overridden }: ValueLever<Value, Wish>,
  words: (wish: Wish) => string,
): readonly WhyLever[] {
  // A lever that was never wanted has nothing to explain.
  if (claim === null && (want === null || want.value === null) && !overridden) return [];
  const { rule, cause } = want ?? claim ?? { rule: 'none', cause: 'nothingReadYet' };
  return [
    {
      lever,
      rule,
      cause,
      wanted: want === null || want.value === null ? null : words(want.value),
      status: claim?.status ?? null,
      heldSince: iso(claim?.at ?? null),
      overridden,
    },
  ];
}

function redirectionWords({ trigger, enabled, target }: RedirectionWish): string {
  const to = target === undefined ? '' : ` → ${target.kind === 'number' ? target.number : 'mailbox'}`;
  return `${trigger}: ${enabled ? 'on' : 'off'}${to}`;
}

function preferredView({ preferred, mode }: Durable): readonly WhyLever[] {
  if (preferred === null || preferred.status === 'over') return [];
  const { pair, status, at } = preferred;
  const wanted = status === 'releasing' ? null : `${pair.availability} / ${pair.activity}`;
  return [
    {
      lever: 'preferred',
      rule: `${mode}.reverse`,
      cause: 'call',
      wanted,
      status,
      heldSince: exact(at),
      overridden: false,
    },
  ];
}

function exact(at: number): string {
  return new Date(at).toISOString();
}

function iso(at: number | null): string | null {
  return at === null ? null : exact(at);
}
