/** Invented people for the pane's tests. Numbers are from ranges kept for fiction. */
import type { CallAnswer, Colleague, Me } from '../../../src/contract/api.ts';
import type { WhyAnswer } from '../../../src/contract/sync.ts';
import type { CallListAnswer, ContactAnswer, RedirectionsAnswer } from '../../../src/contract/telephone.ts';
import { capabilities } from '../../../src/domain/views.ts';

export const noon = Date.parse('2026-03-10T12:00:00+01:00');

export function me(changes: Partial<Me> = {}): Me {
  return {
    name: 'Carla Held',
    upn: 'carla.held@example.com',
    match: { kind: 'mail', login: '0103' },
    linked: true,
    mode: 'presence-oauth',
    dnd: { on: false, origin: null },
    telephonyState: 'idle',
    microsoft: { availability: 'Available', activity: 'Available', asOf: new Date(noon).toISOString() },
    capabilities: capabilities.filter((name) => ['dnd', 'call.place', 'call.hangUp'].includes(name)),
    ...changes,
  };
}

export function colleague(name: string, changes: Partial<Colleague> = {}): Colleague {
  const upn = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
  return {
    id: upn,
    name,
    upn,
    telephonyState: 'idle',
    dnd: false,
    microsoft: { availability: 'Available', activity: 'Available' },
    asOf: new Date(noon).toISOString(),
    ...changes,
  };
}

export function call(changes: Partial<CallAnswer> = {}): CallAnswer {
  return { id: 'call-a', state: 'connected', number: '+493023125001', name: null, connectedAt: null, ...changes };
}

export const noWhy: WhyAnswer = {
  mode: 'presence-oauth',
  microsoft: null,
  informationAt: null,
  rule: 'none',
  cause: 'nothingReadYet',
  outcome: 'unknown',
  held: null,
  dnd: { on: false, readAt: null },
  claim: null,
  override: null,
  telephony: null,
  lease: null,
  levers: [],
  commands: [],
  loggedUntil: null,
  nextAt: null,
};

export function pastCall(changes: Partial<CallListAnswer['entries'][number]> = {}): CallListAnswer['entries'][number] {
  return {
    id: 'past',
    direction: 'in',
    result: 'missed',
    number: '+493023125001',
    name: null,
    at: new Date(noon).toISOString(),
    durationSeconds: null,
    group: null,
    done: false,
    ...changes,
  };
}

export function contact(changes: Partial<ContactAnswer> = {}): ContactAnswer {
  return { id: 'contact', name: 'Anna Berg', company: null, emails: [], numbers: [], ...changes };
}

export function slot(
  changes: Partial<RedirectionsAnswer['redirections'][number]> = {},
): RedirectionsAnswer['redirections'][number] {
  return {
    id: 'busy',
    trigger: 'busy',
    enabled: false,
    target: { kind: 'mailbox', mailboxId: 'm1' },
    number: null,
    ...changes,
  };
}
