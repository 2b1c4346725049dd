import { z } from 'zod';
import type { PbxUser } from '../../../domain/person.ts';
import type { RestAsk, RestClient } from '../rest/client.ts';
import { flag } from '../net/flag.ts';
import { isOutsideError, starfaceError } from '../starface-error.ts';
import { keyNameOf } from './key-plan.ts';
import type { StoredKey } from './key-plan.ts';

const id = z.union([z.string().min(1), z.number()]).transform(String);
const setShape = z.looseObject({ id });
const keyShape = z.looseObject({
  id,
  name: z.string().catch(''),
  functionKeyType: z.string().catch(''),
  blfAccountId: z.union([z.string(), z.number()]).transform(String).nullish().catch(null),
  valid: flag.optional().catch(undefined),
});
const orderShape = z.looseObject({ keyOrder: z.array(z.string()) });

/** STARFACE 10 takes a lamp in the form of its editor; in the flat form of 7 to 9 it stores the owner as the target. */
type Form = 'edit' | 'flat';

/** The first set of function keys of one account, over REST. */
export class KeySet {
  readonly #rest: RestClient;
  readonly #behalf: string | null;
  readonly #setId: string;
  #form: Form;

  private constructor(rest: RestClient, behalf: string | null, setId: string, form: Form) {
    this.#rest = rest;
    this.#behalf = behalf;
    this.#setId = setId;
    this.#form = form;
  }

  /** `behalf`: the account whose keys they are, where `rest` is not logged in as that account itself. */
  static async open(rest: RestClient, behalf: string | null, version: string | null): Promise<KeySet> {
    const path = withBehalf('/functionkeysets', behalf);
    const answer = await rest.ask({ method: 'GET', path, priority: 'poll', operation: 'list the function key sets' });
    const first = z.array(setShape).min(1).safeParse(answer);
    const set = first.success ? first.data[0] : undefined;
    if (set === undefined) throw starfaceError('unavailable', 'unreadable-answer', 'There is no function key set');
    const generation = Number(version?.split('.')[0] ?? '10');
    return new KeySet(rest, behalf, set.id, generation >= 10 ? 'edit' : 'flat');
  }

  async read(): Promise<readonly StoredKey[]> {
    const answer = await this.#ask('GET', '/', 'read the function keys');
    const ordered = orderShape.safeParse(answer);
    if (!Array.isArray(answer) && ordered.success) {
      // Some versions answer with the set, which only names its keys; places without one are empty.
      const ids = ordered.data.keyOrder.filter((key) => key !== '');
      return (await Promise.all(ids.map((key) => this.#readKey(key)))).filter((key) => key !== null);
    }
    if (!Array.isArray(answer)) {
      throw starfaceError('unavailable', 'unreadable-answer', 'The list of function keys is no list');
    }
    return answer.map(decodeKey).filter((key) => key !== null);
  }

  /**
   * Appends a lamp and reads it back: whoever looks at it must see this person and nobody else. Answers the key's id;
   * a lamp that shows somebody else is removed, and where no form helps it is `starface.lamp-target-wrong`. Where the
   * PBX takes no lamp at all it is `starface.lamp-declined`: the set is full, or this person can have none.
   */
  async create(user: PbxUser): Promise<string> {
    let stored = false;
    for (const form of [this.#form, this.#form === 'edit' ? 'flat' : 'edit'] as const) {
      const key = await this.#post(user, form);
      if (key?.target === user.id) {
        this.#form = form;
        return key.id;
      }
      if (key === null) continue;
      stored = true;
      await this.remove(key.id);
    }
    if (!stored) throw starfaceError('rejected', 'lamp-declined', 'STARFACE takes no lamp for this person');
    throw starfaceError('rejected', 'lamp-target-wrong', 'STARFACE stores another target than the lamp was given');
  }

  /** A key that is gone is removed. */
  async remove(keyId: string): Promise<void> {
    try {
      await this.#ask('DELETE', `/${encodeURIComponent(keyId)}`, 'remove a function key');
    } catch (error) {
      if (!isOutsideError(error) || error.kind !== 'notFound') throw error;
    }
  }

  /** Null where the PBX does not take this form. */
  async #post(user: PbxUser, form: Form): Promise<StoredKey | null> {
    const name = keyNameOf(user);
    const blfAccountId = Number(user.id);
    const body =
      form === 'edit'
        ? { editFunctionKeyBusyLampField: { name, blfAccountId, blfDisplayInformation: '', number: '' } }
        : // Id and owner are "required" by the specification even where the PBX gives them.
          { id: '', accountId: '', position: null, functionKeyType: 'BUSYLAMPFIELD', name, blfAccountId };
    try {
      const created = decodeKey(await this.#ask('POST', '/', 'add a lamp', body));
      if (created !== null) return await this.#readKey(created.id);
    } catch (error) {
      if (!isOutsideError(error) || error.kind !== 'rejected') throw error;
      return null;
    }
    const stored = await this.read();
    return stored.find((key) => key.name === name) ?? null;
  }

  async #readKey(keyId: string): Promise<StoredKey | null> {
    return decodeKey(await this.#ask('GET', `/${encodeURIComponent(keyId)}`, 'read a function key'));
  }

  #ask(method: RestAsk['method'], below: string, operation: string, body?: unknown): Promise<unknown> {
    const path = withBehalf(`/functionkeysets/${encodeURIComponent(this.#setId)}${below}`, this.#behalf);
    return this.#rest.ask({ method, path, priority: 'poll', operation, ...(body === undefined ? {} : { body }) });
  }
}

function withBehalf(path: string, behalf: string | null): string {
  return behalf === null ? path : `${path}?actOnBehalfOf=${encodeURIComponent(behalf)}`;
}

function decodeKey(value: unknown): StoredKey | null {
  const parsed = keyShape.safeParse(value);
  if (!parsed.success) return null;
  const { name, functionKeyType, blfAccountId, valid } = parsed.data;
  return { id: parsed.data.id, name, kind: functionKeyType, target: blfAccountId ?? null, valid: valid ?? true };
}
