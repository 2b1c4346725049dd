import { randomUUID } from 'node:crypto';
import type { JsonObject, Person } from './person.ts';

/** Source of all shapes: Swagger 6.7.0.22. Attribute names are the PBX's own; clients read them from the scheme. */
export type Attribute = JsonObject & { readonly name: string; readonly displayKey: string; readonly value?: string };
export type Block = JsonObject & { readonly name: string; readonly attributes: readonly Attribute[] };

export type Tag = { readonly id: string; name: string; alias: string; readonly owner: string };

export type Contact = {
  readonly id: string;
  /** Private to this user; shared where undefined. */
  readonly owner: number | undefined;
  /** Set for the contact of a user of the PBX, which nobody edits. */
  readonly accountId: number | undefined;
  tags: readonly string[];
  blocks: readonly Block[];
};

const SUMMARY: readonly Attribute[] = [
  { name: 'familyname', displayKey: 'SURNAME', i18nDisplayName: 'Nachname' },
  { name: 'firstname', displayKey: 'NAME', i18nDisplayName: 'Vorname' },
  { name: 'company', displayKey: 'COMPANY', i18nDisplayName: 'Firma' },
];

const PHONES: readonly Attribute[] = [
  { name: 'phone', displayKey: 'OFFICE_PHONE_NUMBER', i18nDisplayName: 'Telefon' },
  { name: 'mobile', displayKey: 'MOBILE_PHONE_NUMBER', i18nDisplayName: 'Mobil' },
  { name: 'homephone', displayKey: 'PRIVATE_PHONE_NUMBER', i18nDisplayName: 'Privat' },
  { name: 'fax', displayKey: 'FAX_NUMBER', i18nDisplayName: 'Fax' },
];

const DETAILS: readonly Attribute[] = [
  { name: 'email', displayKey: 'EMAIL', i18nDisplayName: 'E-Mail' },
  { name: 'jobtitle', displayKey: 'JOB_TITLE', i18nDisplayName: 'Position' },
  { name: 'street', displayKey: 'STREET', i18nDisplayName: 'Straße' },
  { name: 'postalcode', displayKey: 'POSTAL_CODE', i18nDisplayName: 'PLZ' },
  { name: 'city', displayKey: 'CITY', i18nDisplayName: 'Ort' },
  { name: 'note', displayKey: 'NOTE', i18nDisplayName: 'Notiz' },
];

export const summaryBlock: Block = { name: 'summary', resourceKey: 'block.summary', attributes: SUMMARY };
export const phoneNumbersBlock: Block = { name: 'telephone', resourceKey: 'block.telephone', attributes: PHONES };
const detailBlock: Block = { name: 'details', resourceKey: 'block.details', attributes: DETAILS };

export const contactsScheme = {
  detailBlocks: [summaryBlock, phoneNumbersBlock, detailBlock],
  phoneNumbersBlock,
  summaryBlock,
};

export class Contacts {
  readonly #contacts = new Map<string, Contact>();
  readonly #tags = new Map<string, Tag>();

  tags(owner: Person): readonly Tag[] {
    return [...this.#tags.values()].filter((tag) => tag.owner === '' || tag.owner === String(owner.userId));
  }

  tag(id: string): Tag | undefined {
    return this.#tags.get(id);
  }

  /** `owner` is a user id as text, empty for a folder of the whole company. */
  addTag(name: string, owner = '', alias = ''): Tag {
    const tag = { id: randomUUID(), name, alias, owner };
    this.#tags.set(tag.id, tag);
    return tag;
  }

  removeTag(tag: Tag): void {
    this.#tags.delete(tag.id);
    for (const contact of this.#contacts.values()) contact.tags = contact.tags.filter((id) => id !== tag.id);
  }

  visibleTo(person: Person): readonly Contact[] {
    return [...this.#contacts.values()].filter(({ owner }) => owner === undefined || owner === person.userId);
  }

  byId(id: string): Contact | undefined {
    return this.#contacts.get(id);
  }

  add(contact: Omit<Contact, 'id'>): Contact {
    const added = { ...contact, id: randomUUID() };
    this.#contacts.set(added.id, added);
    return added;
  }

  removeById(id: string): void {
    this.#contacts.delete(id);
  }
}

/** Blocks of a contact out of values by attribute name; attributes without a value are left out. */
export function blocksOf(values: Readonly<Record<string, string>>): readonly Block[] {
  return contactsScheme.detailBlocks
    .map((block) => ({
      ...block,
      attributes: block.attributes.flatMap((attribute) => {
        const value = values[attribute.name];
        return value === undefined || value === '' ? [] : [{ ...attribute, value }];
      }),
    }))
    .filter(({ attributes }) => attributes.length > 0);
}

export function valueOf(contact: Contact, name: string): string {
  for (const { attributes } of contact.blocks) {
    const attribute = attributes.find((candidate) => candidate.name === name);
    if (attribute?.value !== undefined) return attribute.value;
  }
  return '';
}
