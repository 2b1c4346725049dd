import { z } from 'zod';
import type { DndReading, PbxPriority } from '../../../bridge/ports.ts';
import { flag } from '../net/flag.ts';
import { starfaceError } from '../starface-error.ts';
import type { RestClient } from './client.ts';

export const phoneConfigShape = z.looseObject({ doNotDisturb: flag });

export const phoneConfigPath = (userId: string): string => `/users/${encodeURIComponent(userId)}/phoneconfig`;

/** `GET /users/{userId}/phoneconfig`. */
export async function readPhoneConfig(rest: RestClient, userId: string, priority: PbxPriority): Promise<DndReading> {
  const operation = 'read a phone configuration';
  const answer = phoneConfigShape.safeParse(
    await rest.ask({ method: 'GET', path: phoneConfigPath(userId), priority, operation }),
  );
  if (!answer.success) {
    throw starfaceError('unavailable', 'unreadable-answer', 'The phone configuration says nothing of DND');
  }
  return { on: answer.data.doNotDisturb, basis: answer.data };
}

/**
 * `PUT /users/{userId}/phoneconfig`: the whole object, since the PBX wants every member and versions add some.
 */
export async function writePhoneConfig(
  rest: RestClient,
  userId: string,
  on: boolean,
  basis: unknown,
  priority: PbxPriority,
): Promise<void> {
  const read = phoneConfigShape.safeParse(basis);
  if (!read.success) throw starfaceError('rejected', 'rejected', 'A phone configuration is written as it was read');
  const body = { ...read.data, doNotDisturb: on };
  await rest.ask({
    method: 'PUT',
    path: phoneConfigPath(userId),
    body,
    priority,
    operation: 'write a phone configuration',
  });
}
