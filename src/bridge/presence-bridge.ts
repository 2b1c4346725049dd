/** The bridge: joins directories, sweep, slow poll, linked accounts and engine, and starts and stops them in order. */
import { holdsNothing } from '../domain/held.ts';
import type { ManualMatch } from '../domain/matching.ts';
import type { PersonId } from '../domain/person.ts';
import { Activation } from './activation.ts';
import { adminServices } from './admin-services.ts';
import { trustStored } from './pbx-services.ts';
import type { BridgeOptions, BridgeParts } from './bridge-parts.ts';
import { CommandJournal } from './command-journal.ts';
import { Connections } from './connections.ts';
import { DecisionLog } from './decision-log.ts';
import { Directory, objectIdOf } from './directory.ts';
import { DndPoll } from './dnd-poll.ts';
import { Engine } from './engine.ts';
import { Executor } from './executor.ts';
import { Feeds } from './feeds.ts';
import { ForeignSyncGuard } from './foreign-sync-guard.ts';
import { Linking } from './linking.ts';
import { Live } from './live.ts';
import { personServices } from './person-services.ts';
import { PbxNumberCache } from './pbx-number-cache.ts';
import { Profiles } from './profiles.ts';
import { HintedReads } from './hinted-reads.ts';
import type { AdminServices } from './console-words.ts';
import type { PersonServices, SyncServices, TelephoneServices } from './services.ts';
import { syncServices } from './sync-services.ts';
import { telephoneServices } from './telephone-services.ts';
import { Repeat } from './repeat.ts';
import { StaleWatch } from './stale-watch.ts';
import { Sweep } from './sweep.ts';
import { Writer } from './writer.ts';
import type { ColleagueView } from '../domain/views.ts';
import { callView, colleagueView, meOf } from './views.ts';

/** How soon "give everything back now" from the command line is noticed. */
const holdEveryMs = 2_000;

export type Bridge = {
  readonly persons: PersonServices;
  readonly telephone: TelephoneServices;
  readonly sync: SyncServices;
  readonly admin: AdminServices;
  readonly parts: BridgeParts;
  start(): Promise<void>;
  /** What is held stays held and is given back by the next start: a restart is no reason to flap. */
  stop(): Promise<void>;
};

export function createBridge(options: BridgeOptions): Bridge {
  const { pbx, microsoft, store, clock, log, accounts, tenantId, presence } = options;
  let manual: readonly ManualMatch[] = [];

  const connections = new Connections({ clock, log, refusalsChanged: () => settingsChanged() });
  const foreignSync = new ForeignSyncGuard({ store, clock, log, changed: () => settingsChanged() });
  const activation: Activation = new Activation({
    config: presence,
    store,
    connections,
    log,
    match: (personId) => directory.match(personId),
    foreignSync: () => foreignSync.stopped,
    groupsOf: (pbxUserId) => directory.groupsOf(pbxUserId),
    changed: () => settingsChanged(),
  });
  const decisionLog: DecisionLog = new DecisionLog(clock, (personId) => live.changed(personId));
  const journal = new CommandJournal((personId, note) => decisionLog.commanded(personId, note));
  const executor: Executor = new Executor({
    pbx,
    microsoft,
    post: (personId, fact) => {
      journal.answered(personId, fact, clock.now());
      engine.post(personId, fact);
    },
    telephone: (personId) => linking.telephone(personId),
    microsoftUserId: objectIdOf,
    pbxUserId: (personId) => engine.state(personId)?.durable.pbxUserId ?? null,
    answered: (side, error, write) => connections.answered(side, error, write),
    displayAnswered: (lever, error) => connections.displayAnswered(lever, activation.shows(lever) ? error : null),
  });
  const engine: Engine = new Engine({
    store,
    clock,
    log,
    settingsOf: (personId) => activation.settingsOf(personId),
    execute: (personId, command) => {
      const started = executor.execute(personId, command);
      if (started) journal.sent(personId, command, clock.now());
      return started;
    },
    changed: (personId) => {
      live.changed(personId);
      decisionLog.decided(personId, engine.decision(personId));
    },
    rechecked: (personId, recheck) => foreignSync.rechecked(personId, recheck),
    forgotten: (personId) => {
      journal.forget(personId);
      decisionLog.forget(personId);
      void linking.forget(personId);
    },
    storeWorks: (works) => connections.storeWorks(works),
  });
  const linking: Linking = new Linking({
    accounts,
    store,
    clock,
    log,
    match: (personId) => directory.match(personId),
    post: (personId, fact) => engine.post(personId, fact),
    callsChanged: (personId, calls) => {
      const shown = { profiles, directory };
      for (const call of calls) live.call(personId, { type: 'call', data: callView(shown, personId, call) });
    },
    linkChanged: (personId) => live.changed(personId),
  });
  const directory: Directory = new Directory({
    tenantId,
    pbx,
    microsoft,
    connections,
    clock,
    log,
    manual: () => manual,
    knownPersons: () => engine.personIds(),
    post: (personId, fact) => engine.post(personId, fact),
    matched: () => {
      linking.matched();
      feeds.watch(directory.matches().map((match) => match.pbxUser));
      hinted.watch();
      sweep.now();
    },
  });
  const profiles: Profiles = new Profiles({ tenantId, directory, activation });
  const feeds = new Feeds({
    telephony: options.feeds ?? [],
    chat: options.chat ?? null,
    connections,
    personOf: (pbxUserId) => directory.personOf(pbxUserId),
    post: (personId, fact) => engine.post(personId, fact),
    postToAll: (fact) => engine.postToAll(fact),
  });
  const holdWatch = new Repeat(clock, async () => {
    await activation.readHold().catch(() => undefined);
    return holdEveryMs;
  });
  const visible = (): readonly PersonId[] =>
    directory
      .matches()
      .map((match) => match.personId)
      .filter((personId) => activation.participation(personId) !== 'hidden');
  const holdsSomething = (personId: PersonId): boolean => {
    const durable = engine.state(personId)?.durable;
    return durable !== undefined && !holdsNothing(durable);
  };
  const sweep: Sweep = new Sweep({
    microsoft,
    connections,
    clock,
    everyMs: presence.sweepMs,
    // Until the directories are read, nobody knows who is hidden: only those are read for whom the store holds something.
    people: () => (directory.known ? visible() : engine.personIds().filter(holdsSomething)),
    post: (personId, fact) => engine.post(personId, fact),
    firstRead: () => readHeldDnd(),
  });
  const hinted = new HintedReads(options.hints, { tenantId, people: visible, sweep });
  const poll = new DndPoll({
    clock,
    pbx,
    people: visible,
    readAt: (personId) => engine.state(personId)?.seen.dndAt ?? null,
    read: (personId) => executor.execute(personId, { type: 'readDnd', priority: 'poll' }),
  });
  const colleague = (personId: PersonId): ColleagueView | null => {
    const match = directory.match(personId);
    if (match === undefined || activation.participation(personId) === 'hidden') return null;
    return colleagueView(match, engine.state(personId), clock.now());
  };
  const live: Live = new Live({
    me: (personId) => meOf({ engine, directory, activation, linking, decisionLog }, { personId, name: '', upn: '' }),
    colleague,
  });
  const staleWatch = new StaleWatch({
    clock,
    people: visible,
    colleague,
    changed: (personId) => live.changed(personId),
  });

  function settingsChanged(): void {
    activation.refresh();
    hinted.watch();
    engine.postToAll({ type: 'settingsChanged' });
  }

  /** Rule 10: after Microsoft, the DND of those who hold a claim is read. */
  function readHeldDnd(): void {
    for (const personId of engine.personIds()) {
      if (engine.state(personId)?.durable.claim == null) continue;
      executor.execute(personId, { type: 'readDnd', priority: 'release' });
    }
  }

  const writer = new Writer({ store, clock, log, owner: options.owner, lost: options.replaced });

  const parts: BridgeParts = {
    pbxNumbers: new PbxNumberCache(options),
    options,
    engine,
    executor,
    directory,
    profiles,
    activation,
    connections,
    linking,
    live,
    sweep,
    foreignSync,
    journal,
    decisionLog,
  };
  return {
    parts,
    persons: personServices(parts),
    telephone: telephoneServices(parts),
    sync: syncServices(parts),
    admin: adminServices(parts),
    async start() {
      await writer.take();
      await foreignSync.load();
      await activation.load();
      manual = ((await store.readSetting('manualMatches')) as readonly ManualMatch[] | null | undefined) ?? [];
      await engine.load();
      connections.storeWorks(true);
      await trustStored(parts);
      await linking.load();
      // What was known of calls belongs to the process that died.
      engine.postToAll({ type: 'callsLost', source: 'all' });
      directory.start();
      sweep.start();
      poll.start();
      hinted.start();
      holdWatch.start();
      staleWatch.start();
      await feeds.start();
    },
    async stop() {
      const inputs = [directory, sweep, poll, hinted, feeds, holdWatch, staleWatch];
      await Promise.all(inputs.map((input) => input.stop()));
      await linking.stop();
      await engine.stop();
      foreignSync.stop();
      decisionLog.stop();
      await writer.stop();
      await Promise.all([pbx.stop(), microsoft.stop()]);
      await store.close();
    },
  };
}
