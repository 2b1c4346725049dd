import { isOver, type CallLeg } from '../pbx/call-leg.ts';
import { keysIn, type FunctionKey, type KeySet } from '../pbx/function-keys.ts';
import type { Pbx } from '../pbx/pbx.ts';
import type { Person } from '../pbx/person.ts';
import type { TelephonyState } from '../pbx/presence.ts';
import type { XmlRpcStruct } from './xml-rpc.ts';

/**
 * How `getFunctionKeys` shows the state of a lamp. That the state is in the answer is documented; the member names
 * are in no public source, so three shapes are played, all assumed: beside the other members, one level down, or not.
 */
export type LampDialect = 'flat' | 'nested' | 'absent';

export type LampStyle = { readonly dialect: LampDialect; readonly lowerCase: boolean };

/** Assumed: a group's lamp shows the busiest of the members who are logged on. */
export function lampState(pbx: Pbx, accountId: number): TelephonyState {
  const states = watched(pbx, accountId).map(({ presence }) => presence.telephonyState);
  const order: readonly TelephonyState[] = ['ACTIVE', 'RINGING', 'QUEUE_PAUSE', 'AVAILABLE'];
  return order.find((state) => states.includes(state)) ?? 'UNAVAILABLE';
}

/** Calls of the user or group behind a lamp. */
export function callsBehind(pbx: Pbx, accountId: number): readonly CallLeg[] {
  return watched(pbx, accountId).flatMap((person) => [...person.calls.values()].filter((leg) => !isOver(leg)));
}

export type KeyStruct = XmlRpcStruct & { readonly id: string; readonly name: string };

export function keyStructs(pbx: Pbx, set: KeySet, style: LampStyle): readonly KeyStruct[] {
  return keysIn(set).map((key) => keyStruct(pbx, set, key, style));
}

/** All member names but `imageHash` are assumed. */
function keyStruct(pbx: Pbx, set: KeySet, key: FunctionKey, { dialect, lowerCase }: LampStyle): KeyStruct {
  const { functionKeyType, name, blfAccountId } = key.content;
  const base = { id: key.id, name, position: set.places.indexOf(key), imageHash: '' };
  if (functionKeyType !== 'BUSYLAMPFIELD' || blfAccountId === undefined) {
    return { ...base, functionKeyType: UCI_TYPE[functionKeyType] ?? functionKeyType };
  }
  const spell = (text: string): string => (lowerCase ? text.toLowerCase() : text);
  const person = pbx.byId(blfAccountId);
  const state = {
    telephonyState: spell(lampState(pbx, blfAccountId)),
    chatPresence: spell(person?.presence.chatPresence ?? 'UNAVAILABLE'),
    chatPresenceMessage: person?.presence.message ?? '',
    redirectAlwaysActive: person?.presence.redirectAlways ?? false,
  };
  const lamp = { ...base, functionKeyType: 'BUSY_LAMP_FIELD', jabberId: person?.login ?? '' };
  if (dialect === 'absent') return lamp;
  return dialect === 'flat' ? { ...lamp, ...state } : { ...lamp, userState: state };
}

/** Source: the UCI enum spells the lamp with underscores; the others alike are assumed. */
const UCI_TYPE: Readonly<Record<string, string>> = {
  QUICKDIAL: 'QUICK_DIAL',
  DONOTDISTURB: 'DO_NOT_DISTURB',
  GROUPLOGIN: 'GROUP_LOGIN',
};

function watched(pbx: Pbx, accountId: number): readonly Person[] {
  const person = pbx.byId(accountId);
  if (person !== undefined) return [person];
  const group = pbx.groups.byId(accountId);
  return group === undefined ? [] : [...group.loggedOn];
}
