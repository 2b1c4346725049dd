/** The telephone beside the calls in memory: a test sets what it answers, and reads what it was told. */
import { contactsPageSize } from '../../../src/domain/telephone.ts';
import { ApiProblem, type FailureCode } from '../../../src/ui/api/api-problem.ts';
import type { Telephone } from '../../../src/ui/api/telephone.ts';
import { noWhy } from './people.ts';

type Answers = {
  -readonly [
    Name in 'phones' | 'voicemails' | 'functionKeys' | 'chatStatus' | 'why' | 'ownSync' | 'redirections' | 'team'
  ]: Awaited<ReturnType<Telephone[Name]>>;
} & {
  callList: readonly Awaited<ReturnType<Telephone['callList']>>['entries'][number][];
  contacts: Awaited<ReturnType<Telephone['searchContacts']>>;
};

export type FakeTelephone = Telephone & {
  readonly answers: Answers;
  /** What was asked to be changed, and what was searched: name of the method and its arguments. */
  readonly told: (readonly [keyof Telephone, ...unknown[]])[];
  readonly failNext: (code: FailureCode) => void;
};

export function createFakeTelephone(): FakeTelephone {
  const answers: Answers = {
    phones: [],
    voicemails: [],
    functionKeys: [],
    chatStatus: { state: 'available', text: '', setsState: false },
    why: noWhy,
    ownSync: { off: false, until: null, mayPause: true, table: [], reverse: { on: true, locked: false } },
    redirections: { redirections: [], callersGet: { kind: 'phone' } },
    team: { favourites: [], groups: null },
    callList: [],
    contacts: [],
  };
  const told: (readonly [keyof Telephone, ...unknown[]])[] = [];
  let failure: ApiProblem | null = null;
  const answer = async <T>(value: T): Promise<T> => {
    const problem = failure;
    failure = null;
    if (problem) throw problem;
    return value;
  };
  const tell =
    (name: keyof Telephone) =>
    async (...values: unknown[]): Promise<void> => {
      told.push([name, ...values]);
      await answer(undefined);
    };
  return {
    answers,
    told,
    failNext: (code) => {
      failure = new ApiProblem({ code, status: 0, retryAfterMs: null });
    },
    hold: tell('hold'),
    forward: tell('forward'),
    conference: tell('conference'),
    setPrimaryPhone: tell('setPrimaryPhone'),
    setRedirection: tell('setRedirection'),
    pressFunctionKey: tell('pressFunctionKey'),
    setChatStatus: tell('setChatStatus'),
    pauseSync: tell('pauseSync'),
    changeTable: tell('changeTable'),
    phones: () => answer(answers.phones),
    voicemails: () => answer(answers.voicemails),
    functionKeys: () => answer(answers.functionKeys),
    chatStatus: () => answer(answers.chatStatus),
    why: () => answer(answers.why),
    ownSync: () => answer(answers.ownSync),
    redirections: () => answer(answers.redirections),
    callList: ({ missed, offset, limit }) => {
      const all = answers.callList.filter(({ result }) => !missed || result === 'missed');
      return answer({ entries: all.slice(offset, offset + limit), total: all.length });
    },
    markCallsDone: async (ids, done) => {
      told.push(['markCallsDone', ids, done]);
      await answer(undefined);
      answers.callList = answers.callList.map((entry) => (ids.includes(entry.id) ? { ...entry, done } : entry));
    },
    team: () => answer(answers.team),
    setFavourite: async (id, favourite) => {
      told.push(['setFavourite', id, favourite]);
      await answer(undefined);
      const others = answers.team.favourites.filter((one) => one !== id);
      answers.team = { ...answers.team, favourites: favourite ? [...others, id] : others };
    },
    searchContacts: (text, page = 0, source) => {
      told.push(['searchContacts', text, ...(page === 0 ? [] : [page]), ...(source === undefined ? [] : [source])]);
      if (source === 'tenant') return answer(answers.contacts.filter((one) => one.source === 'tenant'));
      return answer(answers.contacts.slice(page * contactsPageSize, (page + 1) * contactsPageSize));
    },
  };
}
