import { accountById } from '../../pbx/accounts.ts';
import { keysIn, type FunctionKey } from '../../pbx/function-keys.ts';
import { pressKey } from '../../pbx/press-key.ts';
import { callStateStruct } from '../dialect.ts';
import { callsBehind, keyStructs, type KeyStruct, type LampStyle } from '../lamp.ts';
import { illegalAccess, illegalArgument, type UciRequest, type UciService } from '../request.ts';

/**
 * The function keys of the caller himself, with their state. Source of the names: the vendor's own text in a public
 * CRM connector, and the UCI javadoc. Which right is needed is assumed.
 */
export function functionKeyService(style: () => LampStyle): UciService {
  const allKeys = (request: UciRequest): readonly KeyStruct[] => {
    const { pbx, person } = request;
    demandRight(request);
    return keyStructs(pbx, pbx.functionKeys.setOf(person), style());
  };
  return {
    getFunctionKeys: { run: allKeys },
    // Sic. Assumed: the own keys again, by id; whether "all" means more is unknown.
    getALLFunctionKeys: {
      run: (request) => Object.fromEntries(allKeys(request).map((key) => [key.id, key])),
    },
    searchFunctionKeys: {
      run: (request) => {
        const term = request.params.text(0).toLowerCase();
        const found = allKeys(request).filter(({ name }) => name.toLowerCase().includes(term));
        return { searchId: request.params.text(1), functionKeys: found };
      },
    },
    // Assumed: the members of a call state.
    getCallInfoForKey: {
      run: (request) =>
        callsBehind(request.pbx, lampTarget(request)).map((leg) =>
          callStateStruct(leg, request.version, request.pbx.zone),
        ),
    },
    getContactInfoForKey: {
      run: (request) => {
        const account = accountById(request.pbx, lampTarget(request));
        return {
          firstName: account?.firstname ?? '',
          lastName: account?.lastname ?? '',
          phoneNumber: account?.primaryInternalPhoneNumber ?? '',
        };
      },
    },
    pressKey: {
      operation: 'pressFunctionKey',
      writes: (params) => params.text(0),
      run: (request) => {
        pressKey(request.pbx, request.person, keyOf(request));
        // Source: the request answers nothing.
        return '';
      },
    },
    getImageForKey: { run: (request) => ({ keyId: keyOf(request).id, image: '' }) },
    getRedirectSettingsForKey: {
      run: (request) => {
        const person = request.pbx.byId(lampTarget(request));
        if (person === undefined) return [];
        return request.pbx.redirects
          .of(person)
          .filter(({ enabled, redirectTrigger }) => enabled && redirectTrigger.redirectTriggerType === 'ALWAYS')
          .map(({ id, phoneNumber }) => ({ id, phoneNumber, enabled: true, redirectTrigger: 'ALWAYS' }));
      },
    },
  };
}

function demandRight({ pbx, person }: UciRequest): void {
  if (!pbx.may(person, 'callman_perm')) throw illegalAccess('the user does not have the permission callman_perm.');
}

function keyOf(request: UciRequest): FunctionKey {
  demandRight(request);
  const { pbx, person, params } = request;
  const key = keysIn(pbx.functionKeys.setOf(person)).find(({ id }) => id === params.text(0));
  if (key === undefined) throw illegalArgument('the function key is unknown.');
  return key;
}

function lampTarget(request: UciRequest): number {
  const { blfAccountId } = keyOf(request).content;
  if (blfAccountId === undefined) throw illegalArgument('the function key is no BUSY_LAMP_FIELD.');
  return blfAccountId;
}
