import { accountById } from './accounts.ts';
import type { FunctionKey } from './function-keys.ts';
import type { Pbx } from './pbx.ts';
import type { Person } from './person.ts';

/**
 * What a function key does when it is pressed (assumed throughout: the vendor's text says only that it is as if it were
 * pressed at the telephone). Keys of other kinds do nothing here.
 */
export function pressKey(pbx: Pbx, person: Person, { content }: FunctionKey): void {
  switch (content.functionKeyType) {
    case 'QUICKDIAL':
      dial(pbx, person, content['directCallTargetnumber']);
      return;
    case 'BUSYLAMPFIELD':
      dial(pbx, person, accountById(pbx, content.blfAccountId ?? -1)?.primaryInternalPhoneNumber);
      return;
    case 'DONOTDISTURB':
      pbx.presence.set(person, { dnd: !person.presence.dnd });
      return;
    case 'FORWARD':
      toggleRedirects(pbx, person, content['forwardType']);
      return;
    case 'GROUPLOGIN':
      toggleGroups(pbx, person, content['groupIds']);
      return;
    default:
  }
}

function dial(pbx: Pbx, person: Person, number: unknown): void {
  const phone = person.phones.find(({ active }) => active);
  if (typeof number === 'string' && phone !== undefined) pbx.calls.place(person, number, phone.name);
}

function toggleRedirects(pbx: Pbx, person: Person, trigger: unknown): void {
  const slots = pbx.redirects
    .of(person)
    .filter(({ groupNumber, redirectTrigger }) => !groupNumber && redirectTrigger.redirectTriggerType === trigger);
  const enabled = !slots.some((slot) => slot.enabled);
  for (const slot of slots) pbx.redirects.replace(person, slot, { ...slot, enabled });
}

function toggleGroups(pbx: Pbx, person: Person, ids: unknown): void {
  const wanted: readonly unknown[] = Array.isArray(ids) ? ids : [];
  for (const group of pbx.groups.of(person)) {
    if (!wanted.includes(group.id)) continue;
    if (group.loggedOn.has(person)) group.loggedOn.delete(person);
    else group.loggedOn.add(person);
  }
}
