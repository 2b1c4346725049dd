import { z } from 'zod';
import type { Phone } from '../../../domain/telephone.ts';
import { flag } from '../net/flag.ts';
import { starfaceError } from '../starface-error.ts';
import type { RestClient } from './client.ts';
import { phoneConfigPath } from './phone-config.ts';

const id = z.union([z.string().min(1), z.number()]).transform(String);
const phoneShape = z.looseObject({
  phoneId: id,
  phoneName: z.string().nullish().catch(null),
  active: flag.nullish().catch(null),
});
const configShape = z.looseObject({ primaryPhoneId: z.union([z.string(), z.number()]).nullish().catch(null) });

/**
 * `GET /users/{userId}/phoneconfig/phones`: the phones that ring for a person; one that is switched off for him is left
 * out. REST does not tell whether a phone is there.
 */
export async function listPhones(rest: RestClient, userId: string): Promise<readonly Phone[]> {
  const path = phoneConfigPath(userId);
  const operation = 'list the phones';
  const [answer, config] = await Promise.all([
    rest.ask({ method: 'GET', path: `${path}/phones`, priority: 'claim', operation }),
    readConfig(rest, userId),
  ]);
  if (!Array.isArray(answer)) throw starfaceError('unavailable', 'unreadable-answer', 'The list of phones is no list');
  const primary = String(config.primaryPhoneId ?? '');
  return answer.flatMap((entry) => {
    const parsed = phoneShape.safeParse(entry);
    if (!parsed.success || parsed.data.active === false) return [];
    const { phoneId, phoneName } = parsed.data;
    return [{ id: phoneId, name: phoneName?.trim() || phoneId, primary: phoneId === primary, registered: null }];
  });
}

/** `PUT /users/{userId}/phoneconfig` with the primary phone, and every other member as it is read just before. */
export async function setPrimaryPhone(rest: RestClient, userId: string, phoneId: string): Promise<void> {
  const known = await listPhones(rest, userId);
  if (!known.some((phone) => phone.id === phoneId)) {
    throw starfaceError('notFound', 'not-found', 'The person has no such phone');
  }
  const config = await readConfig(rest, userId);
  // As the PBX spells its own: a number, unless it is text there.
  const primaryPhoneId =
    typeof config.primaryPhoneId === 'string' || !/^\d+$/.test(phoneId) ? phoneId : Number(phoneId);
  const operation = 'choose the primary phone';
  const body = { ...config, primaryPhoneId };
  await rest.ask({ method: 'PUT', path: phoneConfigPath(userId), body, priority: 'claim', operation });
}

async function readConfig(rest: RestClient, userId: string): Promise<z.infer<typeof configShape>> {
  const operation = 'read a phone configuration';
  const ask = { method: 'GET', path: phoneConfigPath(userId), priority: 'claim', operation } as const;
  const config = configShape.safeParse(await rest.ask(ask));
  if (config.success) return config.data;
  throw starfaceError('unavailable', 'unreadable-answer', 'The phone configuration is none');
}
