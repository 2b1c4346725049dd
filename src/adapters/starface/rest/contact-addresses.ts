import { z } from 'zod';
import type { Contact } from '../../../domain/telephone.ts';
import { isOutsideError } from '../starface-error.ts';
import type { RestClient } from './client.ts';

/** Each costs a request; a search that finds more has not found anybody yet. */
const mostRead = 3;

const attributeShape = z.looseObject({ displayKey: z.string().catch(''), value: z.string().nullish().catch(null) });
const contactShape = z.looseObject({
  blocks: z.array(z.looseObject({ attributes: z.array(attributeShape).catch([]) })),
});

/**
 * `GET /contacts/{contactId}` for the mail addresses of a few contacts: the list has them only where the administrator
 * put the address into its columns, and the people of a mail are known by their address. What cannot be read is no
 * information.
 */
export async function withAddresses(
  rest: RestClient,
  userId: string,
  contacts: readonly Contact[],
): Promise<readonly Contact[]> {
  if (contacts.length > mostRead) return contacts;
  return Promise.all(
    contacts.map(async (contact) => ({ ...contact, emails: await addressesOf(rest, userId, contact.id) })),
  );
}

async function addressesOf(rest: RestClient, userId: string, id: string): Promise<readonly string[]> {
  const path = `/contacts/${encodeURIComponent(id)}?${new URLSearchParams({ userId }).toString()}`;
  try {
    const answer = contactShape.safeParse(
      await rest.ask({ method: 'GET', path, priority: 'claim', operation: 'read a contact' }),
    );
    if (!answer.success) return [];
    const attributes = answer.data.blocks.flatMap((block) => block.attributes);
    const values = attributes.flatMap(({ displayKey, value }) => (displayKey === 'EMAIL' ? [value?.trim() ?? ''] : []));
    return [...new Set(values.filter((value) => value !== ''))];
  } catch (error) {
    if (isOutsideError(error)) return [];
    throw error;
  }
}
