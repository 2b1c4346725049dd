/** The part `presence` of `bridge.json`: what is synchronised, for whom and when. */
import { z } from 'zod';
import { displayMinutes, longestStatusMessage } from '../../domain/call-display.ts';
import { modes } from '../../domain/settings.ts';
import { filePath } from './config-values.ts';

const people = z.array(z.string().trim().min(1, 'must not be empty'));
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time such as 07:30');

const timeWindow = z
  .strictObject({
    weekdays: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).min(1, 'must name at least one day'),
    from: timeOfDay,
    to: timeOfDay,
  })
  .refine(({ from, to }) => from < to, 'must end later than it begins (write two windows around midnight)');

const callDisplayMinutes = z.int().min(displayMinutes.least).max(displayMinutes.most);

const callDisplay = z.strictObject({
  statusMessage: z
    .strictObject({
      text: z
        .string()
        .trim()
        .min(1, 'must not be empty')
        .max(longestStatusMessage)
        .meta({
          description:
            'Off unless set: status message in Teams during a call; `{since}` becomes the time at which it began. Whoever ' +
            'has a status message of his own keeps it.',
        }),
      minutes: callDisplayMinutes.meta({
        description: 'After how many minutes Microsoft takes it away at the latest.',
      }),
    })
    .optional(),
  preferredPresence: z
    .strictObject({
      availability: z.enum(['Busy', 'DoNotDisturb']).meta({
        description:
          'Off unless set: replaces, during a call, a state that a person chose himself in Teams and that hides the call. ' +
          'What he had chosen is lost: Microsoft lets nobody read it, so it cannot be given back.',
      }),
      minutes: callDisplayMinutes.meta({ description: 'After how many minutes it ends at the latest; it must end.' }),
    })
    .optional(),
});

export const presence = z.strictObject({
  mode: z
    .enum(modes)
    .optional()
    .meta({
      description:
        'Fixes the mode; the console then shows it and cannot change it. Setting it here answers the checklist: no other ' +
        'synchronisation of this PBX is active.',
    }),
  initialMode: z
    .enum(modes)
    .default('off')
    .meta({ description: 'Mode of an empty store, where `mode` is not set; later the console decides.' }),
  sweepSeconds: z.number().min(1).max(60).default(2).meta({ description: 'How often Microsoft presence is read.' }),
  respectManualDnd: z
    .boolean()
    .default(true)
    .meta({ description: 'False lets *Available* end a DND that a person set by hand.' }),
  silenceHoldMinutes: z
    .number()
    .min(2)
    .max(30)
    .default(10)
    .meta({ description: 'How long a DND of the bridge stays while nothing is heard from Microsoft.' }),
  reverseTrigger: z
    .enum(['call', 'dnd', 'both', 'none'])
    .default('call')
    .meta({ description: 'What shows as Busy/InACall in Microsoft 365.' }),
  maxClaimHours: z
    .number()
    .min(1)
    .max(48)
    .default(12)
    .meta({ description: 'The longest time for which the bridge holds a DND.' }),
  scope: z
    .strictObject({
      include: z
        .union([z.literal('all'), people.min(1, 'must name somebody')])
        .optional()
        .meta({
          description:
            'Who takes part: `"all"`, or a list of logins, e-mail addresses and `group:Name`. Left out: the console ' +
            'decides, and at first all do.',
        }),
      exclude: people.optional().meta({
        description: 'Who does not take part although included: reception, door, fax. Left out: the console decides.',
      }),
    })
    .prefault({}),
  hide: people.optional().meta({
    description:
      'Whose presence is neither read nor shown anywhere, and whose profile nobody finds, by login or e-mail address: ' +
      'works council. Left out: the console decides.',
  }),
  mayPause: z.boolean().optional().meta({
    description: 'Whether people may switch the sync off for themselves. Left out: the console decides, at first yes.',
  }),
  hours: z
    .strictObject({
      zone: z
        .string()
        .refine(isTimeZone, 'must be a time zone such as Europe/Berlin')
        .meta({ description: 'Time zone of the PBX, such as Europe/Berlin.' }),
      windows: z.array(timeWindow).min(1, 'must hold at least one window').meta({
        description: 'When the bridge synchronises: `{ "weekdays": ["mon", "tue"], "from": "07:00", "to": "19:00" }`.',
      }),
    })
    .optional(),
  callDisplay: callDisplay.optional(),
  rulesFile: filePath.optional().meta({ description: 'JSON file with the rules of mode `central`.' }),
  tableFile: filePath.optional().meta({ description: 'JSON file with the default table of mode `individual`.' }),
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
