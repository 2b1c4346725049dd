/** Mode `central`: ordered rules, who × when × what. What is left out of a condition is not asked for. */
import type { TimeWindow, LocalTime } from '../hours.ts';
import type { PresenceRow } from '../presence.ts';
import type { ChatState, RedirectionTarget, RedirectionTrigger } from '../telephone.ts';

export const maxRules = 200;

export type Rule = {
  /** Stable, unique in the set; every decision names it. */
  readonly id: string;
  /** For people, in their language; unique in the set. */
  readonly name: string;
  readonly who: RuleWho;
  readonly when: RuleWhen;
  readonly what: RuleWhat;
};

/** Who is in one of the groups or is one of the persons. Names are compared without case. */
export type RuleWho =
  | { readonly everybody: true }
  | {
      /** Names of groups of the PBX. */
      readonly groups?: readonly string[];
      /** PBX logins, user principal names or mail addresses. */
      readonly persons?: readonly string[];
    };

/** All that is given must hold; of a list, one. An empty list never holds. */
export type RuleWhen = {
  readonly rows?: readonly PresenceRow[];
  /** Microsoft's own words, compared without case, for rules finer than the rows. */
  readonly availability?: readonly string[];
  readonly activity?: readonly string[];
  readonly outOfOffice?: boolean;
  /** On a call of the PBX: connected, held, in consultation or conference. */
  readonly onCall?: boolean;
  /** A DND that the person set; what the bridge set never counts. */
  readonly dnd?: boolean;
  /** A chat state that the person set; what the bridge set never counts. */
  readonly chatState?: readonly ChatState[];
  /** In the time zone of the PBX. */
  readonly windows?: readonly TimeWindow[];
};

/** What is left out is given back. */
export type RuleWhat = {
  readonly dnd?: 'on' | 'off' | 'unchanged';
  readonly chat?: ChatWish | 'unchanged';
  readonly redirection?: RedirectionWish | 'unchanged';
  /** `call`: while the person is on a call of the PBX, Microsoft shows him as in a call. Left out: `none`. */
  readonly session?: 'call' | 'none';
};

export type ChatWish = {
  /** Left out: the state stays as it is. */
  readonly state?: ChatState;
  /** A template (`renderText`); an empty one leaves the text as it is. */
  readonly text: string;
};

/** Switches every slot of the trigger; without a target the slots keep theirs. */
export type RedirectionWish = {
  readonly trigger: RedirectionTrigger;
  readonly enabled: boolean;
  readonly target?: RedirectionTarget;
};

/** What rules are asked about: one person at one moment. */
export type RuleFacts = {
  /** The last information of Microsoft; null, with empty words, as long as nothing was read: then no rule is asked. */
  readonly row: PresenceRow | null;
  readonly availability: string;
  readonly activity: string;
  readonly outOfOffice: boolean;
  readonly onCall: boolean;
  readonly personDnd: boolean;
  readonly chatState: ChatState | null;
  readonly time: LocalTime;
  readonly groups: readonly string[];
  /** Login, user principal name and mail addresses, in lower case. */
  readonly names: readonly string[];
  /** The end of the present state as people write it, such as `14:30`; null where it is not known. */
  readonly until: string | null;
};
