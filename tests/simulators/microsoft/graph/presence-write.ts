import type { SimulatedMicrosoftPerson } from '../person.ts';
import { durationMs } from '../presence/duration.ts';
import { meantPair, preferredPairs, sessionPairs } from '../presence/pairs.ts';
import type { Pair } from '../presence/pairs.ts';
import { badRequest, noSuchResource, Refusal } from './answer.ts';
import type { Answer } from './answer.ts';
import { membersOf } from './call.ts';
import type { GraphCall } from './call.ts';
import type { GraphWorld, Operation } from './operation.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

type Action = (person: SimulatedMicrosoftPerson, call: GraphCall) => void;

/** Answers 200 without a body, as every presence action does. */
function presenceAction(name: string, act: Action): readonly Operation[] {
  const base = {
    name,
    method: 'POST',
    application: ['Presence.ReadWrite.All'],
    delegated: undefined,
    delegatedForSelf: ['Presence.ReadWrite'],
    limit: 'presence',
    changes: true,
  } as const;
  const handle = (call: GraphCall, { directory }: GraphWorld): Answer => {
    const id = call.path['id'] ?? call.caller.userId ?? '';
    const person = directory.find(id);
    if (person === undefined) throw noSuchResource(id);
    act(person, call);
    return { status: 200 };
  };
  return [
    { ...base, path: `/users/{id}/presence/${name}`, handle },
    { ...base, path: `/communications/presences/{id}/${name}`, handle },
    { ...base, path: `/me/presence/${name}`, application: undefined, handle },
  ];
}

/** https://learn.microsoft.com/graph/api/presence-setpresence; codes and texts of its 400s are assumed. */
const setPresence: Action = (person, { body, caller }) => {
  const members = membersOf(body, 'setPresence', ['sessionId', 'availability', 'activity', 'expirationDuration']);
  ownSession(members['sessionId'], caller.applicationId);
  const pair = allowedPair(sessionPairs, members);
  const leaseMs = 'expirationDuration' in members ? durationMs(members['expirationDuration']) : 5 * minuteMs;
  if (leaseMs === undefined || leaseMs < 5 * minuteMs || leaseMs > 240 * minuteMs) {
    throw badRequest('Invalid expirationDuration. The valid range is PT5M to PT4H.');
  }
  person.holdSession(caller.applicationId, pair, leaseMs);
};

/** https://learn.microsoft.com/graph/api/presence-clearpresence: 404 where the session is not there. */
const clearPresence: Action = (person, { body, caller }) => {
  const { sessionId } = membersOf(body, 'clearPresence', ['sessionId']);
  ownSession(sessionId, caller.applicationId);
  if (!person.endSession(caller.applicationId)) throw new Refusal(404, 'NotFound', 'Presence session not found.');
};

/** https://learn.microsoft.com/graph/api/presence-setuserpreferredpresence: a day for Busy and DoNotDisturb, else a week. */
const setUserPreferredPresence: Action = (person, { body }) => {
  const members = membersOf(body, 'setUserPreferredPresence', ['availability', 'activity', 'expirationDuration']);
  const pair = allowedPair(preferredPairs, members);
  const isShort = pair.availability === 'Busy' || pair.availability === 'DoNotDisturb';
  const leaseMs =
    'expirationDuration' in members ? durationMs(members['expirationDuration']) : (isShort ? 1 : 7) * dayMs;
  if (leaseMs === undefined || leaseMs <= 0) throw badRequest('Invalid expirationDuration.');
  person.prefer(pair, leaseMs);
};

/** https://learn.microsoft.com/graph/api/presence-clearuserpreferredpresence */
const clearUserPreferredPresence: Action = (person, { body }) => {
  if (body !== undefined) membersOf(body, 'clearUserPreferredPresence', []);
  person.prefersNothing();
};

/** https://learn.microsoft.com/graph/api/presence-setstatusmessage */
const setStatusMessage: Action = (person, { body }) => {
  const { statusMessage } = membersOf(body, 'setStatusMessage', ['statusMessage']);
  const { message, expiryDateTime } = membersOf(statusMessage, 'setStatusMessage', ['message', 'expiryDateTime']);
  const { content, contentType } = membersOf(message, 'setStatusMessage', ['content', 'contentType']);
  if (typeof content !== 'string') throw badRequest('Invalid statusMessage. content is missing.');
  if (contentType !== undefined && contentType !== 'text') throw badRequest('Only text is supported as contentType.');
  person.setStatusMessage(content, expiryDateTime);
};

function ownSession(sessionId: unknown, applicationId: string): void {
  // "The ID of the application's presence session": it must be the calling application's client id.
  if (typeof sessionId === 'string' && sessionId.toLowerCase() === applicationId.toLowerCase()) return;
  throw badRequest('Invalid sessionId. It must be the id of the calling application.');
}

function allowedPair(pairs: readonly Pair[], members: Readonly<Record<string, unknown>>): Pair {
  const pair = meantPair(pairs, members['availability'], members['activity']);
  if (pair === undefined) throw badRequest('The combination of availability and activity is not supported.');
  return pair;
}

export const presenceWriteOperations: readonly Operation[] = [
  ...presenceAction('setPresence', setPresence),
  ...presenceAction('clearPresence', clearPresence),
  ...presenceAction('setUserPreferredPresence', setUserPreferredPresence),
  ...presenceAction('clearUserPreferredPresence', clearUserPreferredPresence),
  ...presenceAction('setStatusMessage', setStatusMessage),
];
