/**
 * A person's state as it is stored: JSON with a version beside it.
 *
 * Reading never fails. A state that cannot be understood as a whole becomes the new state; a single member that cannot
 * be understood becomes that of the new state, so that a claim is still given back although a counter beside it broke.
 */
import { z } from 'zod';
import { newPersonState } from '../../domain/person-state.ts';
import type { Durable, PersonState, Seen } from '../../domain/person-state.ts';
import { presenceRows } from '../../domain/presence.ts';
import { modes } from '../../domain/settings.ts';
import { telephonySources } from '../../domain/call.ts';

export const stateVersion = 1;

export type DecodedState = {
  readonly state: PersonState;
  /** What was replaced by the new state's: `version`, `json`, or members such as `durable.guard`. Empty where all is well. */
  readonly lost: readonly string[];
};

const time = z.number();
const reason = { rule: z.string(), cause: z.string() };
const status = z.enum(['intended', 'confirmed', 'releasing']);
const pair = z.looseObject({ availability: z.literal('Busy'), activity: z.enum(['InACall', 'InAConferenceCall']) });
const presence = z.looseObject({ availability: z.string(), activity: z.string(), outOfOffice: z.boolean() });
const looseLever = z.looseObject({
  want: z.looseObject(reason).nullable(),
  claim: z.looseObject({ ...reason, status, at: time }).nullable(),
  overridden: z.boolean(),
  satisfied: z.boolean(),
});
const retry = z.looseObject({ attempt: z.number(), at: time }).nullable();

/** Schemas by member; a member without one is kept as it was written. */
export const durable = {
  mode: z.enum(modes),
  presence: presence.nullable(),
  row: z.enum(presenceRows).nullable(),
  outcome: z.looseObject({ ...reason, value: z.enum(['on', 'off', 'giveBack']) }).nullable(),
  dndOn: z.boolean().nullable(),
  claim: z.looseObject({ ...reason, status, at: time, asked: z.boolean().exactOptional() }).nullable(),
  override: z.looseObject({ on: z.boolean(), at: time, by: z.enum(['phone', 'pane', 'maxClaim']) }).nullable(),
  ownDnd: z
    .looseObject({ on: z.boolean(), until: time.nullable(), status: z.enum(['intended', 'confirmed']) })
    .nullable(),
  lease: z.looseObject({ ...reason, status, pair, at: time, renewedAt: time, expiresAt: time }).nullable(),
  shadow: z.looseObject({ pair, until: time }).nullable(),
  guard: z
    .looseObject({
      recheckAt: time.nullable(),
      reverted: z.array(z.boolean()).readonly(),
      pausedUntil: time.nullable(),
      pauses: z.number(),
    })
    .nullable(),
  // The values in them are the PBX's own and go back as they were read.
  chat: z.custom<Durable['chat']>((value) => looseLever.safeParse(value).success),
  redirection: z.custom<Durable['redirection']>((value) => looseLever.safeParse(value).success),
  message: z.custom<Durable['message']>((value) => looseLever.safeParse(value).success),
  preferred: z
    .looseObject({
      status: z.enum(['intended', 'confirmed', 'releasing', 'over']),
      pair: z.union([
        z.looseObject({ availability: z.literal('Busy'), activity: z.literal('Busy') }),
        z.looseObject({ availability: z.literal('DoNotDisturb'), activity: z.literal('DoNotDisturb') }),
      ]),
      at: time,
      expiresAt: time,
      shown: z.boolean(),
      until: time,
    })
    .nullable(),
  own: z
    .looseObject({
      off: z.boolean(),
      offUntil: time.nullable(),
      rows: z.partialRecord(z.enum(presenceRows), z.enum(['on', 'off', 'unchanged'])).readonly(),
      reverse: z.boolean().nullable(),
    })
    .nullable(),
  pbxUserId: z.string().nullable(),
  left: z.enum(['microsoft', 'starface', 'match']).nullable(),
} satisfies { readonly [Member in keyof Durable]?: z.ZodType<Durable[Member]> };

export const seen = {
  shown: presence.nullable(),
  informationAt: time.nullable(),
  outcomeAt: time.nullable(),
  dndAt: time.nullable(),
  dndSince: time.nullable(),
  telephony: z
    .looseObject({ source: z.enum(telephonySources), state: z.enum(['idle', 'ringing', 'onCall']), at: time })
    .nullable(),
  callEvidenceAt: time.nullable(),
  sets: z.looseObject({ dnd: z.array(time).readonly(), microsoft: z.array(time).readonly() }),
  retry: z.looseObject({ dnd: retry, microsoft: retry }),
} satisfies { readonly [Member in keyof Seen]?: z.ZodType<Seen[Member]> };

const stored = z.looseObject({ durable: z.looseObject({}), seen: z.looseObject({}) });

export function encodeState(state: PersonState): string {
  return JSON.stringify(state);
}

export function decodeState(version: number, json: string): DecodedState {
  if (version !== stateVersion) return { state: newPersonState, lost: ['version'] };
  const parsed = stored.safeParse(parse(json));
  if (!parsed.success) return { state: newPersonState, lost: ['json'] };
  const lost: string[] = [];
  return {
    state: {
      durable: restore('durable', durable, parsed.data.durable, newPersonState.durable, lost),
      seen: restore('seen', seen, parsed.data.seen, newPersonState.seen, lost),
    },
    lost,
  };
}

/** Members that only a newer domain knows are kept; members that an older one did not write yet are new. */
function restore<Part extends object>(
  name: string,
  schema: { readonly [Member in keyof Part]?: z.ZodType<Part[Member]> },
  values: Readonly<Record<string, unknown>>,
  fresh: Part,
  lost: string[],
): Part {
  const part: Record<string, unknown> = { ...fresh, ...values };
  for (const member of Object.keys(schema) as (keyof Part & string)[]) {
    if (values[member] === undefined) continue;
    const read = schema[member]?.safeParse(values[member]);
    if (read?.success !== false) continue;
    part[member] = fresh[member];
    lost.push(`${name}.${member}`);
  }
  return part as Part;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
