/** The telephone of a linked person beside dialling, and what the administrator's account does for him. */
import { callersGet, type Redirection } from '../domain/telephone.ts';
import type { PersonId } from '../domain/person.ts';
import { ColleagueContacts, withColleagues } from './colleague-contacts.ts';
import { dialable } from './dialable.ts';
import { DoneCalls } from './done-calls.ts';
import { toServiceError } from './linking.ts';
import type { PbxTelephone, PbxUserSettings, Righted } from './ports.ts';
import type { BridgeParts } from './bridge-parts.ts';
import { ServiceError, type Caller, type TelephoneServices } from './services.ts';
import { otherName } from './views.ts';

/** A PBX that keeps its address book waiting will hardly tell its numbers sooner. */
const numbersWithinMs = 1_000;

export function telephoneServices(parts: BridgeParts): TelephoneServices {
  const { engine, directory, linking, options, pbxNumbers } = parts;
  const { store, clock } = options;
  const doneCalls = new DoneCalls({ store, clock, isLinked: (personId) => linking.isLinked(personId) });
  const colleagues = new ColleagueContacts({ profiles: parts.profiles, clock });

  /** The person's own session, or the reason why there is none. */
  async function own<T>(caller: Caller, use: (telephone: PbxTelephone) => Promise<T>): Promise<T> {
    const { telephone } = linking.account(caller.personId);
    if (telephone === undefined) throw notProvided();
    return use(telephone).catch((error: unknown) => {
      throw toServiceError(error);
    });
  }

  async function byAdministrator<T>(
    caller: Caller,
    what: Righted,
    use: (settings: PbxUserSettings, userId: string) => Promise<T>,
  ): Promise<T> {
    const userId = lentTo(caller, what);
    const { userSettings } = options.pbx;
    if (userSettings === undefined) throw notProvided();
    return use(userSettings, userId).catch((error: unknown) => {
      throw toServiceError(error);
    });
  }

  /** The administrator's account may everything; what the PBX does not allow the person, it is not lent for. */
  function lentTo({ personId }: Caller, what: Righted): string {
    const userId = pbxUserId(personId);
    if (!directory.lacks(userId, what)) return userId;
    throw new ServiceError('capability.missing', 'The person’s account at the PBX lacks the right for this.');
  }

  function pbxUserId(personId: PersonId): string {
    const match = directory.match(personId);
    if (match === undefined) throw new ServiceError('starface.no-account', 'This person has no account at the PBX.');
    return match.pbxUser.id;
  }

  /** The own session names phones as dialling needs them; REST is for those whose session does not tell. */
  function tellsPhones(personId: PersonId): boolean {
    return linking.capabilities(personId).includes('primaryPhone');
  }

  function requireCall(caller: Caller, callId: string): void {
    if (linking.calls(caller.personId).some((call) => call.id === callId)) return;
    throw new ServiceError('not-found', 'There is no such call.');
  }

  return {
    async hold(caller, callId) {
      requireCall(caller, callId);
      await own(caller, (telephone) => telephone.hold(callId));
    },
    async forward(caller, callId, number) {
      requireCall(caller, callId);
      const target = dialable(number);
      await own(caller, (telephone) => telephone.forward(callId, target));
    },
    async conference(caller, callIds) {
      for (const callId of callIds) requireCall(caller, callId);
      await own(caller, (telephone) => telephone.conference(callIds));
    },
    phones: (caller) =>
      tellsPhones(caller.personId)
        ? own(caller, (telephone) => telephone.phones())
        : byAdministrator(
            caller,
            'primaryPhone',
            (settings, userId) => settings.phones?.(userId) ?? rejectNotProvided(),
          ),
    setPrimaryPhone: (caller, phoneId) =>
      tellsPhones(caller.personId)
        ? own(caller, (telephone) => telephone.setPrimaryPhone(phoneId))
        : byAdministrator(
            caller,
            'primaryPhone',
            (settings, userId) => settings.setPrimaryPhone?.(userId, phoneId) ?? rejectNotProvided(),
          ),
    async callList(caller, query) {
      const [{ entries, total }, done] = await Promise.all([
        own(caller, (telephone) => telephone.callList(query)),
        doneCalls.of(caller.personId),
      ]);
      const shown = entries.map((entry) => ({
        ...entry,
        name: otherName(parts, caller.personId, entry),
        done: done.has(entry.id),
      }));
      return { entries: shown, total };
    },
    markCallsDone: (caller, ids, done) => doneCalls.mark(caller.personId, ids, done),
    voicemails: (caller) => own(caller, (telephone) => telephone.voicemails()),
    functionKeys: (caller) => own(caller, (telephone) => telephone.functionKeys()),
    pressFunctionKey: (caller, keyId) => own(caller, (telephone) => telephone.pressFunctionKey(keyId)),
    chatStatus: (caller) =>
      own(caller, async (telephone) => ({ ...(await telephone.chatStatus()), setsState: telephone.setsChatState })),
    setChatStatus: (caller, { text, state }) =>
      own(caller, (telephone) => {
        if (state === undefined) return telephone.setChatText(text);
        if (!telephone.setsChatState) throw notProvided();
        return telephone.setChatStatus({ state, text });
      }),
    async redirections(caller) {
      const redirections = await byAdministrator(caller, 'redirections', (settings, userId) =>
        settings.readRedirections(userId, 'claim'),
      );
      const dnd = engine.state(caller.personId)?.durable.dndOn ?? null;
      return { redirections, callersGet: callersGet(dnd, redirections) };
    },
    async setRedirection(caller, id, change) {
      await byAdministrator(caller, 'redirections', async (settings, userId) => {
        const slots = await settings.readRedirections(userId, 'claim');
        const slot = slots.find((one) => one.id === id);
        if (slot === undefined) throw new ServiceError('not-found', 'There is no such redirection.');
        const target = change.target ?? slot.target;
        if (change.enabled && target === null) {
          throw new ServiceError('request.invalid', 'A redirection without a target cannot be switched on.', {
            field: 'target',
          });
        }
        const dialled: Redirection['target'] =
          target?.kind === 'number' ? { kind: 'number', number: dialable(target.number) } : target;
        await settings.writeRedirection(userId, { ...slot, enabled: change.enabled, target: dialled }, 'claim');
      });
    },
    searchContacts: (caller, text, page) =>
      byAdministrator(caller, 'contacts', async (settings, userId) => {
        const found = await settings.searchContacts(userId, text, page);
        return page === 0 ? withColleagues(found, await colleagues.search(text, await pbxNumbers.read())) : found;
      }),
    async searchTenant(caller, text, page) {
      lentTo(caller, 'contacts');
      return page === 0 ? colleagues.search(text, await pbxNumbers.within(numbersWithinMs)) : [];
    },
  };
}

async function rejectNotProvided(): Promise<never> {
  throw notProvided();
}

function notProvided(): ServiceError {
  return new ServiceError('capability.missing', 'The PBX does not offer this.');
}
