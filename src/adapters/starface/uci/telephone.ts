import type { PbxTelephone } from '../../../bridge/ports.ts';
import type { ChatState, ChatStatus } from '../../../domain/telephone.ts';
import type { Capability } from '../../../domain/views.ts';
import { defaultXmlLimits } from './xml-rpc/element.ts';
import { toFlag } from '../net/flag.ts';
import { starfaceError } from '../starface-error.ts';
import { callListParameters, decodeCallList } from './call-list.ts';
import { label } from './call-state.ts';
import type { UciAsk } from './connection.ts';
import { readFunctionKeys, toFunctionKey } from './function-key.ts';
import { decodeVoicemails } from './voicemail.ts';
import type { OwnChatStatus } from '../xmpp/own-chat-status.ts';
import { isStruct, stringsOf, textOf } from './xml-rpc/value.ts';
import type { XmlRpcValue } from './xml-rpc/value.ts';

export type AskUci = (
  request: string,
  parameters?: readonly XmlRpcValue[],
  more?: Partial<UciAsk>,
) => Promise<XmlRpcValue>;

/** A hundred calls or a few hundred keys with all their members. */
export const longAnswer = { ...defaultXmlLimits, elements: 100_000 };

const chatStates: Readonly<Record<string, ChatState>> = {
  AVAILABLE: 'available',
  AWAY: 'away',
  DO_NOT_DISTURB: 'doNotDisturb',
  EXTENDED_AWAY: 'extendedAway',
  FREE_FOR_CHAT: 'freeForChat',
  UNAVAILABLE: 'unavailable',
};

/** Everything that a linked person can do beside placing and ending calls (UCI, section by section of the javadoc). */
export function createTelephone(parts: {
  readonly ask: AskUci;
  readonly capabilities: () => readonly Capability[];
  /** Null where only the text can be set. */
  readonly chat: OwnChatStatus | null;
  readonly callsChanged: () => void;
  readonly now: () => number;
  /** IANA zone in which the PBX tells the time. */
  readonly zone: string;
}): PbxTelephone {
  const { ask, zone, chat } = parts;

  const need = (capability: Capability): void => {
    if (parts.capabilities().includes(capability)) return;
    throw starfaceError('rejected', 'not-provided', `This PBX does not offer ${capability}`);
  };

  /** Requests that answer true, or nothing, where they did it. */
  async function order(capability: Capability, request: string, parameters: readonly XmlRpcValue[]): Promise<void> {
    need(capability);
    if (toFlag(await ask(request, parameters)) === false) {
      throw starfaceError('rejected', 'rejected', `STARFACE declined: ${request}`);
    }
  }

  async function orderForCalls(capability: Capability, request: string, parameters: readonly XmlRpcValue[]) {
    await order(capability, request, parameters);
    parts.callsChanged();
  }

  async function setChatStatus(status: ChatStatus): Promise<void> {
    // Nothing in UCI sets the state; what is set is the text beside it.
    const setText = (text: string): Promise<void> => order('chatStatus', 'userState.setChatPresenceMessage', [text]);
    await (chat === null ? setText(status.text) : chat.set(status, setText));
  }

  return {
    hold: (callId) => orderForCalls('call.hold', 'call.hold', [callId]),
    forward: (callId, number) => orderForCalls('call.forward', 'call.forward', [callId, number]),
    conference: (callIds) => orderForCalls('call.conference', 'call.conference', [callIds, '']),
    async phones() {
      need('primaryPhone');
      const ids = stringsOf(await ask('phone.getPhoneIds'));
      const primary = await ask('phone.getPrimaryPhoneId');
      // The interface tells ids only, and not whether a telephone is there.
      return ids.map((id) => ({ id, name: id, primary: id === primary, registered: null }));
    },
    setPrimaryPhone: (phoneId) => order('primaryPhone', 'phone.setPrimaryPhoneId', [phoneId]),
    async callList(query) {
      need('callList');
      const parameters = callListParameters(query, parts.now(), zone);
      return decodeCallList(await ask('callList.getCallList', parameters, { limits: longAnswer }), zone);
    },
    async voicemails() {
      need('voicemail');
      return decodeVoicemails(await ask('voicemailList.getVoicemailList', [], { limits: longAnswer }), zone);
    },
    async functionKeys() {
      need('functionKeys');
      return readFunctionKeys(await ask('functionKey.getFunctionKeys', [], { limits: longAnswer })).map(toFunctionKey);
    },
    pressFunctionKey: (keyId) => orderForCalls('functionKeys', 'functionKey.pressKey', [keyId, []]),
    async chatStatus() {
      need('chatStatus');
      return decodeChatStatus(await ask('userState.getUserState'));
    },
    setsChatState: chat !== null,
    setChatStatus,
    setChatText: (text) => setChatStatus({ state: null, text }),
  };
}

function decodeChatStatus(answer: XmlRpcValue): ChatStatus {
  if (!isStruct(answer)) throw starfaceError('unavailable', 'unreadable-answer', 'The user state cannot be understood');
  const word = (textOf(answer, 'chatPresence') ?? '').trim().toUpperCase();
  const state = Object.hasOwn(chatStates, word) ? (chatStates[word] ?? null) : null;
  return { state, text: label(textOf(answer, 'chatPresenceMessage')) ?? '' };
}
