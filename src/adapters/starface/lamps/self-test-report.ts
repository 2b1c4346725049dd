import type { SelfTestResult } from './self-test.ts';

/** What each step tries, in the order in which the self-test goes. */
const titles: Readonly<Record<SelfTestResult['step'], string>> = {
  restLogin: 'log in to REST as the technical account',
  keySet: 'read its set of function keys',
  lampWritten: 'write the lamp of a colleague and read it back',
  uciLogin: 'log in to UCI (XML-RPC)',
  serviceOffered: 'is the service functionKey among what the PBX provides',
  keysRead: 'getFunctionKeys: read all keys at once',
  lampFound: 'find the lamp among them',
  stateRecognised: 'recognise the member that holds its state',
  callInfo: 'getCallInfoForKey: confirm a lamp',
  push: 'is there a push for function keys',
};

/** Without these a lamp is still read: key by key, unconfirmed, or every few seconds. */
const optional: readonly SelfTestResult['step'][] = ['serviceOffered', 'callInfo', 'push'];

const marks = { ok: 'yes', failed: 'NO ', notOffered: ' - ' } as const;

export type LampVerdict = 'supported' | 'keyByKey' | 'unsupported';

/** Whether this PBX can be the source; without a state in the keys only where each can be asked for its calls. */
export function verdictOf(results: readonly SelfTestResult[]): LampVerdict {
  const isOk = (step: SelfTestResult['step']): boolean =>
    results.some((result) => result.step === step && result.outcome === 'ok');
  const needed = (Object.keys(titles) as SelfTestResult['step'][]).filter(
    (step) => !optional.includes(step) && step !== 'stateRecognised',
  );
  if (!needed.every(isOk)) return 'unsupported';
  if (isOk('stateRecognised')) return 'supported';
  return isOk('callInfo') ? 'keyByKey' : 'unsupported';
}

const conclusions: Readonly<Record<LampVerdict, string>> = {
  supported: 'This PBX shows everybody’s calls on the lamps of one technical account: set starface.lamps.',
  keyByKey:
    'The state of a lamp was not recognised, so each key has to be asked for its calls: works for up to 100 people. ' +
    'Please report the member names above.',
  unsupported: 'Not with this PBX or this account: use linked accounts, or the companion module.',
};

/** Lines to print: steps with codes, counts and member names; nothing of anybody. */
export function reportOf(results: readonly SelfTestResult[]): string {
  const lines = results.map(({ step, outcome, detail }) => {
    const line = `${marks[outcome]}  ${titles[step]}`;
    return detail === '' ? line : `${line}\n       ${detail}`;
  });
  return [...lines, '', conclusions[verdictOf(results)]].join('\n');
}
