import { element, type XmlElement } from './element.ts';
import type { XmppPerson } from './xmpp-simulator.ts';

const NS_ROSTER = 'jabber:iq:roster';
const NS_DISCO = 'http://jabber.org/protocol/disco#info';

export type IqSurroundings = {
  readonly domain: string;
  readonly self: string;
  readonly people: readonly XmppPerson[];
};

/** The server's answer to a request; undefined for what is itself an answer. */
export function answerIq(stanza: XmlElement, around: IqSurroundings): XmlElement | undefined {
  const { type, id } = stanza.attrs;
  if (type !== 'get' && type !== 'set') return undefined;
  const payload = stanza.children[0];
  const result = (...content: readonly XmlElement[]): XmlElement =>
    element('iq', { type: 'result', id, from: around.domain }, ...content);
  switch (`${type} ${payload?.attrs['xmlns'] ?? ''}`) {
    case 'get urn:xmpp:ping':
    case 'set urn:ietf:params:xml:ns:xmpp-session':
      return result();
    case `get ${NS_ROSTER}`:
      return element('iq', { type: 'result', id }, element('query', { xmlns: NS_ROSTER }, ...roster(around)));
    case `set ${NS_ROSTER}`:
      // Assumed: the PBX keeps the roster, clients cannot change it.
      return refusal(id, 'cancel', 'not-allowed');
    case `get ${NS_DISCO}`:
      return result(
        element(
          'query',
          { xmlns: NS_DISCO },
          element('identity', { category: 'server', type: 'im', name: 'Openfire Server' }),
          ...[NS_DISCO, NS_ROSTER, 'urn:xmpp:ping'].map((name) => element('feature', { var: name })),
        ),
      );
    default:
      return refusal(id, 'cancel', 'service-unavailable');
  }
}

/** Everybody but oneself. Source: STARFACE fills the roster with all colleagues. */
function roster({ people, self, domain }: IqSurroundings): readonly XmlElement[] {
  return people
    .filter(({ login }) => login !== self)
    .map(({ login, name }) =>
      element('item', { jid: `${login}@${domain}`, name, subscription: 'both' }, element('group', {}, 'STARFACE')),
    );
}

function refusal(id: string | undefined, type: string, condition: string): XmlElement {
  const reason = element(condition, { xmlns: 'urn:ietf:params:xml:ns:xmpp-stanzas' });
  return element('iq', { type: 'error', id }, element('error', { type }, reason));
}
