import { z } from 'zod';
import type { PbxPriority } from '../../../bridge/ports.ts';
import type { Redirection, RedirectionTarget, RedirectionTrigger } from '../../../domain/telephone.ts';
import { flag } from '../net/flag.ts';
import { starfaceError } from '../starface-error.ts';
import type { RestClient } from './client.ts';

const triggers: Readonly<Record<string, RedirectionTrigger>> = { ALWAYS: 'always', BUSY: 'busy', TIMEOUT: 'timeout' };

const text = z.union([z.string(), z.number()]).transform(String);

const redirectShape = z.looseObject({
  id: text,
  enabled: flag,
  redirectTrigger: z.looseObject({ redirectTriggerType: z.string() }),
  redirectDestination: z.looseObject({ redirectDestinationType: z.string() }).nullish().catch(null),
  phoneNumber: text.nullish().catch(null),
});

type WireRedirect = z.infer<typeof redirectShape>;

const pathOf = (userId: string, redirectId?: string): string => {
  const slot = redirectId === undefined ? '' : `/${encodeURIComponent(redirectId)}`;
  return `/redirects${slot}?actOnBehalfOf=${encodeURIComponent(userId)}`;
};

/** `GET /redirects`: one slot for each number and trigger. A slot of an unknown trigger is left out. */
export async function readRedirections(
  rest: RestClient,
  userId: string,
  priority: PbxPriority,
): Promise<readonly Redirection[]> {
  const operation = 'read the redirections';
  const answer = await rest.ask({ method: 'GET', path: pathOf(userId), priority, operation });
  if (!Array.isArray(answer)) {
    throw starfaceError('unavailable', 'unreadable-answer', 'The list of redirections is no list');
  }
  return answer.flatMap((entry) => {
    const parsed = redirectShape.safeParse(entry);
    const redirection = parsed.success ? toRedirection(parsed.data) : null;
    return redirection === null ? [] : [redirection];
  });
}

/**
 * `PUT /redirects/{redirectId}`, with every member that we do not know as it is read just before: the seconds of a
 * time-out, for example, are in no public specification.
 */
export async function writeRedirection(
  rest: RestClient,
  userId: string,
  wish: Redirection,
  priority: PbxPriority,
): Promise<void> {
  const path = pathOf(userId, wish.id);
  const read = redirectShape.safeParse(
    await rest.ask({ method: 'GET', path, priority, operation: 'read a redirection' }),
  );
  if (!read.success) throw starfaceError('unavailable', 'unreadable-answer', 'The redirection cannot be understood');
  const body = {
    ...read.data,
    enabled: wish.enabled,
    ...(wish.target === null ? {} : { redirectDestination: toDestination(read.data.redirectDestination, wish.target) }),
  };
  await rest.ask({ method: 'PUT', path, body, priority, operation: 'write a redirection' });
}

function toRedirection(wire: WireRedirect): Redirection | null {
  const trigger = triggers[wire.redirectTrigger.redirectTriggerType.toUpperCase()];
  if (trigger === undefined) return null;
  const { id, enabled, phoneNumber } = wire;
  return { id, trigger, enabled, target: toTarget(wire.redirectDestination), number: phoneNumber || null };
}

function toTarget(destination: WireRedirect['redirectDestination']): RedirectionTarget | null {
  if (destination === null || destination === undefined) return null;
  const { redirectDestinationType: kind, phoneNumber, mailboxId } = destination;
  if (kind === 'PHONENUMBER' && typeof phoneNumber === 'string' && phoneNumber !== '') {
    return { kind: 'number', number: phoneNumber };
  }
  const isId = (typeof mailboxId === 'string' && mailboxId !== '') || typeof mailboxId === 'number';
  return kind === 'MAILBOX' && isId ? { kind: 'mailbox', mailboxId: String(mailboxId) } : null;
}

/** Of the destination before, the members stay where the kind stays. */
function toDestination(before: WireRedirect['redirectDestination'], target: RedirectionTarget): object {
  const redirectDestinationType = target.kind === 'number' ? 'PHONENUMBER' : 'MAILBOX';
  const kept = before?.redirectDestinationType === redirectDestinationType ? before : {};
  return target.kind === 'number'
    ? { ...kept, redirectDestinationType, phoneNumber: target.number }
    : { ...kept, redirectDestinationType, mailboxId: target.mailboxId };
}
