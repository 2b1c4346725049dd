import type { Person } from '../../pbx/person.ts';
import { illegalArgument, type UciRequest, type UciService } from '../request.ts';

/** Source: method names of the public PHP client; the phone ids look like `SIP/16`. */
export const phone: UciService = {
  getPhoneIds: { run: ({ person }) => activePhones(person).map(({ name }) => name) },
  getPrimaryPhoneId: {
    run: ({ person }) =>
      person.phones.find(({ phoneId }) => phoneId === person.phoneConfig['primaryPhoneId'])?.name ?? '',
  },
  setPrimaryPhoneId: {
    operation: 'setPrimaryPhone',
    writes: (params) => params.text(0),
    run: ({ person, params }) => {
      const wanted = activePhones(person).find(({ name }) => name === params.text(0));
      if (wanted === undefined) throw illegalArgument('no such phone');
      person.phoneConfig['primaryPhoneId'] = wanted.phoneId;
      return true;
    },
  },
  // Assumed: the numbers as a map from id to number.
  getAvailableDisplayNumbers: {
    run: ({ pbx, person }) => Object.fromEntries(pbx.numbersOf(person).map(({ id, number }) => [String(id), number])),
  },
  getDisplayNumberId: { run: ({ person }) => String(person.phoneConfig['displayNumberId']) },
  setDisplayNumberId: {
    operation: 'setDisplayNumber',
    writes: (params) => params.text(0),
    run: setDisplayNumber,
  },
  getCallWaitingIndication: { run: ({ person }) => person.phoneConfig['callWaiting'] === true },
  setCallWaitingIndication: {
    operation: 'setCallWaiting',
    writes: (params) => params.flag(0),
    run: ({ person, params }) => {
      person.phoneConfig['callWaiting'] = params.flag(0);
      return true;
    },
  },
};

function activePhones(person: Person): Person['phones'] {
  return person.phones.filter(({ active }) => active);
}

function setDisplayNumber({ pbx, person, params }: UciRequest): boolean {
  const wanted = pbx.numbersOf(person).find(({ id }) => String(id) === params.text(0));
  if (wanted === undefined) throw illegalArgument('no such number');
  person.phoneConfig['displayNumberId'] = wanted.id;
  return true;
}
