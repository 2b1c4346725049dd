/** Rule sets to begin with, as data. Sources of the vendors' tables: `docs/products.md`. Order is from top to bottom. */
import { presenceRows, type PresenceRow } from '../presence.ts';
import { individualDefault } from '../presets.ts';
import type { ChatState } from '../telephone.ts';
import type { Rule, RuleWhat, RuleWhen } from './rule.ts';

export const presetIds = ['vendorRows', 'siSolutions', 'textsLikeTeams', 'calm'] as const;

export type PresetId = (typeof presetIds)[number];

export type RulePreset = {
  readonly id: PresetId;
  /** Key of its name in the translations. */
  readonly nameKey: `rulePreset.${PresetId}`;
  readonly rules: readonly Rule[];
};

const rowNames: Readonly<Record<PresenceRow, string>> = {
  available: 'Available',
  busy: 'Busy',
  busyCall: 'Busy, in a call',
  busyMeeting: 'Busy, in a meeting',
  presenting: 'Presenting',
  beRightBack: 'Be right back',
  away: 'Away',
  offline: 'Offline',
  doNotDisturb: 'Do not disturb',
  focusing: 'Focusing',
  outOfOffice: 'Out of office',
};

/**
 * STARFACE MS Teams Integration: its eight rows in its order, then the three that it leaves open, as the default of mode
 * `individual` fills them. The ninth row, "on a call → Busy/InACall", is the session of every rule.
 */
const vendorRows = presenceRows.map((row) => ofRows(row, rowNames[row], [row], { dnd: individualDefault[row] }));

/**
 * SI-Solutions "MS Teams Statusabgleich", its default table of availabilities and chat states. It maps one way only and
 * touches neither DND nor texts. Its row for PresenceUnknown has no rule: that is no information, and what is set stays.
 */
const siSolutions = (
  [
    ['Available', 'available'],
    ['AvailableIdle', 'available'],
    ['Away', 'away'],
    ['BeRightBack', 'away'],
    ['Busy', 'away'],
    ['BusyIdle', 'away'],
    ['DoNotDisturb', 'doNotDisturb'],
    ['Offline', 'unavailable'],
  ] as const satisfies readonly (readonly [string, ChatState])[]
).map(([availability, state]) =>
  forEverybody(
    availability,
    availability,
    { availability: [availability] },
    { chat: { state, text: '' }, session: 'none' },
  ),
);

/** Like oByte TeamsConnect: Teams leads, the chat status says what Teams shows, some states set DND. The texts are ours. */
const textsLikeTeams = [
  ofRows('call', rowNames.busyCall, ['busyCall'], {
    dnd: 'on',
    ...chat('doNotDisturb', 'On a call in MS Teams {until}'),
  }),
  ofRows('presenting', rowNames.presenting, ['presenting'], {
    dnd: 'on',
    ...chat('doNotDisturb', 'Presenting in MS Teams {until}'),
  }),
  ofRows('meeting', rowNames.busyMeeting, ['busyMeeting'], {
    dnd: 'on',
    ...chat('away', 'In a meeting in MS Teams {until}'),
  }),
  ofRows('quiet', 'Do not disturb, focusing', ['doNotDisturb', 'focusing'], {
    dnd: 'on',
    ...chat('doNotDisturb', '{activity} {until}'),
  }),
  ofRows('busy', rowNames.busy, ['busy'], chat('away', 'Busy in MS Teams {until}')),
  ofRows('out', rowNames.outOfOffice, ['outOfOffice'], {
    dnd: 'unchanged',
    ...chat('extendedAway', '{outOfOffice} {until}'),
  }),
  ofRows('away', 'Away, be right back', ['away', 'beRightBack'], {
    dnd: 'unchanged',
    ...chat('away', '{activity} {until}'),
  }),
  ofRows('offline', rowNames.offline, ['offline'], { dnd: 'unchanged', ...chat('unavailable', '') }),
  ofRows('available', rowNames.available, ['available'], {}),
];

/** Only what must not be interrupted silences the phone; a meeting or busy only shows as chat text. */
const calm = [
  ofRows(
    'silent',
    'Teams call, presenting, do not disturb, focusing',
    ['busyCall', 'presenting', 'doNotDisturb', 'focusing'],
    {
      dnd: 'on',
      ...chat('doNotDisturb', '{activity} {until}'),
    },
  ),
  ofRows('shown', 'Meeting, busy', ['busyMeeting', 'busy'], chat('away', '{activity} {until}')),
  ofRows('gone', 'Away, be right back, out of office, offline', ['away', 'beRightBack', 'outOfOffice', 'offline'], {
    dnd: 'unchanged',
    chat: 'unchanged',
  }),
  ofRows('available', rowNames.available, ['available'], {}),
];

export const rulePresets: Readonly<Record<PresetId, RulePreset>> = {
  vendorRows: { id: 'vendorRows', nameKey: 'rulePreset.vendorRows', rules: vendorRows },
  siSolutions: { id: 'siSolutions', nameKey: 'rulePreset.siSolutions', rules: siSolutions },
  textsLikeTeams: { id: 'textsLikeTeams', nameKey: 'rulePreset.textsLikeTeams', rules: textsLikeTeams },
  calm: { id: 'calm', nameKey: 'rulePreset.calm', rules: calm },
};

function forEverybody(id: string, name: string, when: RuleWhen, what: RuleWhat): Rule {
  return { id, name, who: { everybody: true }, when, what };
}

/** While a person is on a call of the PBX, Microsoft shows it, whatever the row. */
function ofRows(id: string, name: string, rows: readonly PresenceRow[], what: RuleWhat): Rule {
  return forEverybody(id, name, { rows }, { ...what, session: 'call' });
}

function chat(state: ChatState, text: string): RuleWhat {
  return { chat: { state, text } };
}
