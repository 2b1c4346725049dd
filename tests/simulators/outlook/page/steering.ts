/** `window.outlook`: how tests and curious people steer the simulated Outlook. */
import type { Correspondent } from '../mailbox.ts';
import type { Notification, OfficeCalls } from './office-calls.ts';
import type { PaneFrame } from './pane-frame.ts';
import type { Draft, MeetingDraft, PageData, SignInMode, State, View } from './state.ts';
import type { TokenRequests } from './token-requests.ts';
import type { PageLanguage } from './words.ts';

export type OpenedForm = { readonly kind: string; readonly parameters: unknown };

export type Steering = {
  /** Opens a mail by its id; null leaves nothing selected. */
  select(mailId: string | null): void;
  /** A mail that is not in the list, as if it had just arrived and been opened. */
  open(mail: Extract<View, { kind: 'mail' }>['mail']): void;
  compose(draft?: Partial<Draft>): void;
  /** Opens an appointment by its id: the organiser's own as a draft, others' for reading. */
  appointment(id: string): void;
  meeting(draft?: Partial<MeetingDraft>): void;
  /** As if the person had typed other people into the draft. */
  recipients(field: 'to' | 'cc' | 'required' | 'optional', people: readonly Correspondent[]): void;
  theme(name: 'light' | 'dark'): void;
  /** The add-in is loaded anew, as Outlook does. */
  language(name: PageLanguage): void;
  openPane(): void;
  closePane(): void;
  pin(pinned: boolean): void;
  signIn(mode: SignInMode): void;
  /** The next call of this name, such as `body.getAsync`, fails with the code. */
  failNext(method: string, code: number, times?: number): void;
  /** The next call of this name is not answered until `release`. */
  hold(method: string): void;
  release(method: string): void;
  notifications(): readonly Notification[];
  calls(): readonly { readonly method: string; readonly args: readonly unknown[] }[];
  forms(): readonly OpenedForm[];
  roamingSettings(): Readonly<Record<string, unknown>>;
  /** How often the add-in has asked for a token. */
  tokenRequests(): number;
};

const minute = 60_000;
const appointmentEvents = { required: 'requiredAttendees', optional: 'optionalAttendees' } as const;

export function createSteering(options: {
  readonly data: PageData;
  readonly state: State;
  readonly calls: OfficeCalls;
  readonly tokens: TokenRequests;
  readonly pane: PaneFrame;
  readonly forms: readonly OpenedForm[];
  readonly draw: () => void;
}): Steering {
  const { data, state, calls, tokens, pane, forms, draw } = options;
  const holds = new Map<string, () => void>();

  const show = (view: View): void => {
    const before = modeOf(state.view);
    state.view = view;
    const mode = modeOf(view);
    calls.notifications.length = 0;
    const pinned = mode !== 'appointment' && state.pinned[mode];
    if (state.paneOpen && mode === before && pinned) pane.itemChanged();
    else if (mode !== before && pinned) setPane(true);
    else setPane(false);
    draw();
  };
  const setPane = (open: boolean): void => {
    state.paneOpen = open;
    if (open) pane.open();
    else pane.close();
    draw();
  };

  const steering: Steering = {
    select: (mailId) => {
      if (mailId === null) return show({ kind: 'nothing' });
      const mail = data.content.mails.find(({ id }) => id === mailId);
      if (!mail) throw new Error(`There is no mail ${mailId}.`);
      show({ kind: 'mail', mail });
    },
    open: (mail) => show({ kind: 'mail', mail }),
    compose: (draft) => show({ kind: 'compose', draft: { to: [], cc: [], subject: '', html: '', ...draft } }),
    appointment: (id) => {
      const appointment = data.content.appointments.find((one) => one.id === id);
      if (!appointment) throw new Error(`There is no appointment ${id}.`);
      if (appointment.organizer.address !== '{me}') return show({ kind: 'appointment', appointment });
      const { subject, required, optional, html, meeting } = appointment;
      const start = Date.now() + meeting.startsInMinutes * minute;
      const end = new Date(start + meeting.minutes * minute).toISOString();
      const { location } = meeting;
      steering.meeting({ subject, required, optional, html, location, start: new Date(start).toISOString(), end });
    },
    meeting: (draft) => show({ kind: 'meeting', draft: { ...emptyMeeting(), ...draft } }),
    recipients: (field, people) => {
      const { view } = state;
      if (view.kind === 'compose') Object.assign(view.draft, { [field]: people });
      else if (view.kind === 'meeting') Object.assign(view.draft, { [field]: people });
      else throw new Error('Nothing is being written.');
      const changed = field === 'to' || field === 'cc' ? field : appointmentEvents[field];
      pane.recipientsChanged({ [changed]: true });
      draw();
    },
    theme: (name) => {
      state.theme = name;
      pane.themeChanged();
      draw();
    },
    language: (name) => {
      state.language = name;
      if (state.paneOpen) pane.open();
      draw();
    },
    openPane: () => setPane(true),
    closePane: () => setPane(false),
    pin: (pinned) => {
      const mode = modeOf(state.view);
      if (mode !== 'appointment') state.pinned[mode] = pinned;
      draw();
    },
    signIn: (mode) => void (state.signIn = mode),
    failNext: calls.failNext,
    hold: (method) => void holds.set(method, calls.holdNext(method)),
    release: (method) => holds.get(method)?.(),
    notifications: () => calls.notifications,
    calls: () => calls.log,
    forms: () => forms,
    roamingSettings: calls.roamingSettings,
    tokenRequests: tokens.count,
  };
  return steering;
}

function modeOf({ kind }: View): 'read' | 'compose' | 'appointment' {
  if (kind === 'mail' || kind === 'nothing') return 'read';
  return kind === 'compose' ? 'compose' : 'appointment';
}

function emptyMeeting(): MeetingDraft {
  const start = new Date(Date.now() + 60 * minute).toISOString();
  const end = new Date(Date.now() + 90 * minute).toISOString();
  return { subject: '', location: '', required: [], optional: [], start, end, html: '' };
}
