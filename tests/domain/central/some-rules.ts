/** Rules as fast-check makes them, from few values, so that they meet. */
import fc from 'fast-check';
import { presenceRows } from '../../../src/domain/presence.ts';
import { chatStates } from '../../../src/domain/telephone.ts';
import type { Rule, RuleFacts, RuleWhat, RuleWhen, RuleWho } from '../../../src/domain/central/rule.ts';
import { teamsShows } from './some-facts.ts';
import { someWindow } from './some-windows.ts';

export const availabilities = [
  ...['Available', 'AvailableIdle', 'Away', 'BeRightBack', 'Busy', 'BusyIdle', 'DoNotDisturb', 'Offline'],
  ...['InACall', 'InAMeeting', 'Presenting', 'Focusing'],
] as const;
const namedActivities = ['Available', 'InAMeeting', 'Presenting', 'OutOfOffice', 'Juggling'] as const;
export const activities = [...namedActivities, 'InACall', 'Focusing', 'BeRightBack', 'Unheard'] as const;
export const groups = ['Sales', 'Support'] as const;
export const persons = ['anna', 'ben'] as const;

const optional = { requiredKeys: [] };
const list = <Value>(values: readonly Value[]): fc.Arbitrary<Value[]> => fc.subarray([...values], { minLength: 1 });

export const someWho: fc.Arbitrary<RuleWho> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ everybody: true } as const) },
  {
    weight: 1,
    arbitrary: fc.record({ groups: fc.subarray([...groups]), persons: fc.subarray([...persons]) }, optional),
  },
);

export const someWhen: fc.Arbitrary<RuleWhen> = fc.record(
  {
    rows: list(presenceRows),
    availability: list([...availabilities, 'PresenceUnknown']),
    activity: list(namedActivities),
    outOfOffice: fc.boolean(),
    onCall: fc.boolean(),
    dnd: fc.boolean(),
    chatState: list(chatStates),
    windows: fc.array(someWindow, { maxLength: 2 }),
  },
  optional,
);

const someTarget = fc.oneof(
  fc.record({ kind: fc.constant('number' as const), number: fc.constantFrom('+4930123456', '0123', '42') }),
  fc.record({ kind: fc.constant('mailbox' as const), mailboxId: fc.constantFrom('1', 'box') }),
);

export const someWhat: fc.Arbitrary<RuleWhat> = fc.record(
  {
    dnd: fc.constantFrom('on', 'off', 'unchanged'),
    chat: fc.oneof(
      fc.constant('unchanged' as const),
      fc.record(
        { state: fc.constantFrom(...chatStates), text: fc.constantFrom('', '{activity} {until}', 'Größe 40') },
        { requiredKeys: ['text'] },
      ),
    ),
    redirection: fc.oneof(
      fc.constant('unchanged' as const),
      fc.record(
        { trigger: fc.constantFrom('always', 'busy', 'timeout'), enabled: fc.boolean(), target: someTarget },
        { requiredKeys: ['trigger', 'enabled'] },
      ),
    ),
    session: fc.constantFrom('call', 'none'),
  },
  optional,
);

export const someRules: fc.Arbitrary<readonly Rule[]> = fc
  .array(fc.record({ who: someWho, when: someWhen, what: someWhat }), { maxLength: 7 })
  .map((rules) => rules.map((rule, at) => ({ id: `r${at}`, name: `Regel ${at}`, ...rule })));

/** Facts of any kind, invented words included. */
export const someFacts: fc.Arbitrary<RuleFacts> = fc
  .record({
    availability: fc.oneof(fc.constantFrom(...availabilities), fc.string()),
    activity: fc.oneof(fc.constantFrom(...activities), fc.string()),
    outOfOffice: fc.boolean(),
    onCall: fc.boolean(),
    personDnd: fc.boolean(),
    chatState: fc.option(fc.constantFrom(...chatStates)),
    time: fc.record({ weekday: fc.constantFrom('mon', 'sun'), minute: fc.nat(1439) }),
    groups: fc.array(fc.oneof(fc.constantFrom(...groups), fc.string())),
    names: fc.array(fc.oneof(fc.constantFrom(...persons), fc.string())),
    until: fc.option(fc.string()),
  })
  .map((facts) => ({ ...facts, row: teamsShows(facts.availability, facts.activity, facts.outOfOffice).row }));
