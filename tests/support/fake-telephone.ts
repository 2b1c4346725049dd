/** The telephone and sync services with answers that a test sets and a record of what was asked. */
import type { Caller, OwnSync, SyncServices, TelephoneServices } from '../../src/bridge/services.ts';
import type { Why } from '../../src/bridge/why-words.ts';
import type { CallListQuery, Contact, Redirection } from '../../src/domain/telephone.ts';
import type { Asked } from './fake-services.ts';

class Recorder {
  readonly asked: Asked[] = [];
  failure: Error | null = null;

  protected ask(what: string, caller: Caller, value?: unknown): void {
    this.asked.push({ what, caller: caller.personId, ...(value === undefined ? {} : { value }) });
    if (this.failure !== null) throw this.failure;
  }
}

export const aRedirection: Redirection = {
  id: 'slot-1',
  trigger: 'busy',
  enabled: true,
  target: { kind: 'mailbox', mailboxId: '7' },
  number: '+493023125101',
};

export class FakeTelephone extends Recorder implements TelephoneServices {
  page: Awaited<ReturnType<TelephoneServices['callList']>> = {
    entries: [
      {
        id: 'past-1',
        direction: 'in',
        result: 'missed',
        number: '+493023125999',
        name: 'Katrin Wölfle',
        at: Date.UTC(2026, 2, 2, 8, 12),
        durationSeconds: 0,
        group: null,
        done: false,
      },
    ],
    total: 1,
  };
  contacts: readonly Contact[] = [];

  async hold(caller: Caller, callId: string): Promise<void> {
    this.ask('hold', caller, callId);
  }
  async forward(caller: Caller, callId: string, number: string): Promise<void> {
    this.ask('forward', caller, { callId, number });
  }
  async conference(caller: Caller, callIds: readonly string[]): Promise<void> {
    this.ask('conference', caller, callIds);
  }
  async phones(caller: Caller): ReturnType<TelephoneServices['phones']> {
    this.ask('phones', caller);
    return [{ id: 'SIP/16', name: 'Desk', primary: true, registered: null }];
  }
  async setPrimaryPhone(caller: Caller, phoneId: string): Promise<void> {
    this.ask('setPrimaryPhone', caller, phoneId);
  }
  async callList(caller: Caller, query: CallListQuery): ReturnType<TelephoneServices['callList']> {
    this.ask('callList', caller, query);
    return this.page;
  }
  async markCallsDone(caller: Caller, ids: readonly string[], done: boolean): Promise<void> {
    this.ask('markCallsDone', caller, { ids, done });
  }
  async voicemails(caller: Caller): ReturnType<TelephoneServices['voicemails']> {
    this.ask('voicemails', caller);
    return [{ id: 'v1', number: null, name: null, at: null, durationSeconds: 42, heard: null }];
  }
  async functionKeys(caller: Caller): ReturnType<TelephoneServices['functionKeys']> {
    this.ask('functionKeys', caller);
    return [{ id: 'k1', name: 'Ben', kind: 'BUSYLAMPFIELD', lamp: 'free' }];
  }
  async pressFunctionKey(caller: Caller, keyId: string): Promise<void> {
    this.ask('pressFunctionKey', caller, keyId);
  }
  async chatStatus(caller: Caller): ReturnType<TelephoneServices['chatStatus']> {
    this.ask('chatStatus', caller);
    return { state: 'away', text: 'at lunch', setsState: false };
  }
  async setChatStatus(caller: Caller, wish: unknown): Promise<void> {
    this.ask('setChatStatus', caller, wish);
  }
  async redirections(caller: Caller): ReturnType<TelephoneServices['redirections']> {
    this.ask('redirections', caller);
    return { redirections: [aRedirection], callersGet: { kind: 'phone' } };
  }
  async setRedirection(caller: Caller, id: string, change: unknown): Promise<void> {
    this.ask('setRedirection', caller, { id, change });
  }
  async searchContacts(caller: Caller, text: string): Promise<readonly Contact[]> {
    this.ask('searchContacts', caller, text);
    return this.contacts;
  }
  async searchTenant(caller: Caller, text: string): Promise<readonly Contact[]> {
    this.ask('searchTenant', caller, text);
    return this.contacts;
  }
}

/** The answer to "why" before anything was read of a person. */
export const nothingYet: Why = {
  mode: 'presence-oauth',
  microsoft: null,
  informationAt: null,
  rule: 'none',
  cause: 'nothingReadYet',
  outcome: 'unknown',
  held: null,
  dnd: { on: null, readAt: null },
  claim: null,
  override: null,
  telephony: null,
  lease: null,
  levers: [],
  commands: [],
  loggedUntil: null,
  nextAt: null,
};

export class FakeSync extends Recorder implements SyncServices {
  whyAnswer: Why = nothingYet;

  why(caller: Caller): Why {
    this.ask('why', caller);
    return this.whyAnswer;
  }
  ownSync(caller: Caller): OwnSync {
    this.ask('ownSync', caller);
    const table = [{ row: 'busy', dnd: 'on', chat: null, locked: false }] as const;
    return { off: false, until: null, mayPause: true, table, reverse: { on: true, locked: false } };
  }
  async pauseSync(caller: Caller, wish: { readonly off: boolean; readonly until: number | null }): Promise<void> {
    this.ask('pauseSync', caller, wish);
  }
  async changeTable(caller: Caller, change: unknown): Promise<void> {
    this.ask('changeTable', caller, change);
  }
}
