import { z } from 'zod';
import { accountById, accounts, type Account } from '../pbx/accounts.ts';
import {
  FUNCTION_KEY_TYPES,
  keysIn,
  type FunctionKey,
  type FunctionKeyType,
  type KeyContent,
  type KeySet,
} from '../pbx/function-keys.ts';
import type { Pbx } from '../pbx/pbx.ts';
import type { JsonObject } from '../pbx/person.ts';

/** The flat form of a key. `id`, `accountId` and `position` are "required" by the specification yet absent on POST. */
const flatForm = z.looseObject({
  functionKeyType: z.enum(FUNCTION_KEY_TYPES),
  name: z.string(),
  position: z.number().int().nullish(),
  blfAccountId: z.number().int().nullish(),
});

const lampForm = z.looseObject({ name: z.string(), blfAccountId: z.number().int(), number: z.string().nullish() });

/** Source: a client that ran live on version 10; one member is filled. The names are the specification's. */
const editForm = z.looseObject({
  editFunctionKeyBusyLampField: lampForm.optional(),
  editFunctionKeyQuickDial: z.looseObject({ name: z.string(), number: z.string() }).optional(),
  editFunctionKeyDnd: z.looseObject({ name: z.string() }).optional(),
  editFunctionKeyGroupLogin: z
    .looseObject({
      name: z.string(),
      editFunctionKeyGlGroupSettings: z.array(z.looseObject({ groupId: z.number(), activated: z.boolean() })),
    })
    .optional(),
  editFunctionKeyModuleActivation: z
    .looseObject({
      name: z.string(),
      editFunctionKeyMaModuleSettings: z.array(z.looseObject({ moduleId: z.string(), activated: z.boolean() })),
    })
    .optional(),
});

export const keyBody = z.union([flatForm, editForm]);

export type ParsedKey = { readonly content: KeyContent; readonly position: number | undefined };

/**
 * Reads both forms. `ownerTrap`: version 10 stores the key's owner as the target of a lamp that comes in the flat form
 * (source: a client that ran live on 10.0.x). Undefined where no key is described.
 */
export function readKey(body: z.infer<typeof keyBody>, ownerId: number, ownerTrap: boolean): ParsedKey | undefined {
  if ('functionKeyType' in body) return readFlat(body as z.infer<typeof flatForm>, ownerId, ownerTrap);
  const content = readEdit(body);
  return content === undefined ? undefined : { content, position: undefined };
}

function readFlat(body: z.infer<typeof flatForm>, ownerId: number, ownerTrap: boolean): ParsedKey {
  const { position, blfAccountId, ...others } = body;
  const { id: _id, accountId: _accountId, valid: _valid, ...content } = others as typeof others & JsonObject;
  const isLamp = content.functionKeyType === 'BUSYLAMPFIELD';
  const target = isLamp && ownerTrap ? ownerId : blfAccountId;
  return {
    content: { ...(content as KeyContent), ...(typeof target === 'number' ? { blfAccountId: target } : {}) },
    position: position ?? undefined,
  };
}

function readEdit(body: z.infer<typeof editForm>): KeyContent | undefined {
  const lamp = body.editFunctionKeyBusyLampField;
  if (lamp !== undefined) return { functionKeyType: 'BUSYLAMPFIELD', name: lamp.name, blfAccountId: lamp.blfAccountId };
  const quickDial = body.editFunctionKeyQuickDial;
  if (quickDial !== undefined) {
    return { functionKeyType: 'QUICKDIAL', name: quickDial.name, directCallTargetnumber: quickDial.number };
  }
  const groups = body.editFunctionKeyGroupLogin;
  if (groups !== undefined) {
    const groupIds = groups.editFunctionKeyGlGroupSettings.filter((s) => s.activated).map((s) => s.groupId);
    return { functionKeyType: 'GROUPLOGIN', name: groups.name, groupIds };
  }
  const modules = body.editFunctionKeyModuleActivation;
  if (modules !== undefined) {
    const activateModuleIds = modules.editFunctionKeyMaModuleSettings.filter((s) => s.activated).map((s) => s.moduleId);
    return { functionKeyType: 'MODULEACTIVATION', name: modules.name, activateModuleIds };
  }
  const dnd = body.editFunctionKeyDnd;
  return dnd === undefined ? undefined : { functionKeyType: 'DONOTDISTURB', name: dnd.name };
}

/** The flat form as REST answers it; `valid` came with version 10. */
export function flatKey(pbx: Pbx, set: KeySet, key: FunctionKey, withValid: boolean): JsonObject {
  const { blfAccountId } = key.content;
  const valid = blfAccountId === undefined || accountById(pbx, blfAccountId) !== undefined;
  return {
    activateModuleIds: [],
    groupIds: [],
    redirectNumberIds: [],
    ...key.content,
    id: key.id,
    accountId: String(set.owner.userId),
    position: set.places.indexOf(key),
    ...(withValid ? { valid } : {}),
  };
}

/** Accounts that may still get a lamp; whoever has one in this set is left out (source: live on version 10). */
export function availableAccounts(pbx: Pbx, set: KeySet): readonly (Account & { readonly uuid: string })[] {
  const used = new Set(keysIn(set).map((key) => key.content.blfAccountId));
  return accounts(pbx)
    .filter(({ accountId }) => !used.has(accountId) && accountId !== set.owner.userId)
    .map((account) => ({ ...account, uuid: uuidOf(account.accountId) }));
}

/** The edit form of one key. */
export function editKey(pbx: Pbx, set: KeySet, key: FunctionKey): JsonObject {
  const { name, functionKeyType, blfAccountId, directCallTargetnumber } = key.content;
  if (functionKeyType === 'BUSYLAMPFIELD') {
    const account = accountById(pbx, blfAccountId ?? -1);
    return {
      editFunctionKeyBusyLampField: {
        name,
        number: account?.primaryInternalPhoneNumber ?? '',
        blfAccountId,
        blfDisplayInformation: account?.displayInformation ?? '',
        availableAccounts: availableAccounts(pbx, set),
      },
    };
  }
  const { [EDIT_MEMBER[functionKeyType]]: defaults } = editDefaults(pbx, set);
  const number = functionKeyType === 'QUICKDIAL' ? { number: directCallTargetnumber } : {};
  return { [EDIT_MEMBER[functionKeyType]]: { ...(defaults as JsonObject), ...number, name } };
}

/** What an editor may choose from: every member is filled. */
export function editDefaults(pbx: Pbx, set: KeySet): JsonObject {
  const numbers = pbx.numbersOf(set.owner);
  const groups = pbx.groups.of(set.owner);
  const name = '';
  return {
    editFunctionKeyBusyLampField: {
      name,
      number: '',
      blfAccountId: -1,
      blfDisplayInformation: '',
      availableAccounts: availableAccounts(pbx, set),
    },
    editFunctionKeyCallList: {
      name,
      callListRequest: 'INCOMING',
      callListRequests: ['INCOMING', 'OUTGOING', 'MISSED'],
    },
    editFunctionKeyCcbs: { name },
    editFunctionKeyDnd: { name },
    editFunctionKeyDtmf: { name, dtmf: '' },
    editFunctionKeyForwardCall: { name, forwardType: 'ALWAYS', forwardTypes: ['ALWAYS', 'BUSY', 'TIMEOUT'] },
    editFunctionKeyForwardNumberUnconditional: {
      name,
      editFunctionKeyFnuNumberSetting: numbers.map(({ id, number }) => ({
        numberId: id,
        number,
        group: false,
        activated: false,
      })),
    },
    editFunctionKeyGenericUrl: { name, genericURL: '' },
    editFunctionKeyGroupLogin: {
      name,
      editFunctionKeyGlGroupSettings: groups.map((group) => ({
        groupId: group.id,
        groupname: group.name,
        activated: false,
      })),
    },
    editFunctionKeyModuleActivation: { name, editFunctionKeyMaModuleSettings: [] },
    editFunctionKeyParkAndOrbit: { name, parkAndOrbitNumber: '', parkAndOrbitNumbers: ['*7501', '*7502'] },
    editFunctionKeyPhoneContact: {
      name,
      addressbookRequest: 'CONTACTLIST',
      addressbookRequests: ['CONTACTLIST', 'CONTACTSEARCH'],
      folders: [],
      selectedFolder: '',
    },
    editFunctionKeyQuickDial: { name, number: '' },
    editFunctionKeySeperator: { name },
    editFunctionKeySignalNumber: {
      name,
      phoneNumber: numbers[0]?.number ?? '',
      phoneNumberId: numbers[0]?.id ?? -1,
      possibleSignalnumbers: numbers,
    },
  };
}

/** `Seperator` is the specification's own spelling. */
const EDIT_MEMBER: Readonly<Record<FunctionKeyType, string>> = {
  SIGNALNUMBER: 'editFunctionKeySignalNumber',
  SEPARATOR: 'editFunctionKeySeperator',
  QUICKDIAL: 'editFunctionKeyQuickDial',
  PHONEGENERICURL: 'editFunctionKeyGenericUrl',
  PHONEDTMF: 'editFunctionKeyDtmf',
  ADDRESSBOOK: 'editFunctionKeyPhoneContact',
  PHONECALLLIST: 'editFunctionKeyCallList',
  PARKANDORBIT: 'editFunctionKeyParkAndOrbit',
  MODULEACTIVATION: 'editFunctionKeyModuleActivation',
  GROUPLOGIN: 'editFunctionKeyGroupLogin',
  FORWARDNUMBER: 'editFunctionKeyForwardNumberUnconditional',
  FORWARD: 'editFunctionKeyForwardCall',
  DONOTDISTURB: 'editFunctionKeyDnd',
  COMPLETIONOFCALLSTOBUSYSUBSCRIBER: 'editFunctionKeyCcbs',
  BUSYLAMPFIELD: 'editFunctionKeyBusyLampField',
};

function uuidOf(accountId: number): string {
  return `00000000-0000-4000-8000-${String(accountId).padStart(12, '0')}`;
}
