/** Answers the calls of the fake office.js, and fails them on request. */
import type { Correspondent } from '../mailbox.ts';
import type { HostError, Person } from '../protocol.ts';
import { toPerson } from './item-data.ts';
import type { State } from './state.ts';

export type Notification = { readonly key: string; readonly type: string; readonly message: string };

export type OfficeCalls = {
  /** Notifications above the open item, oldest first. */
  readonly notifications: Notification[];
  /** Every call with its arguments, oldest first. */
  readonly log: { readonly method: string; readonly args: readonly unknown[] }[];
  readonly roamingSettings: () => Record<string, unknown>;
  readonly failNext: (method: string, code: number, times?: number) => void;
  /** Holds the answers of a method back until the returned function is called. */
  readonly holdNext: (method: string) => () => void;
  readonly answer: (method: string, args: readonly unknown[]) => Promise<unknown>;
};

export type CallEffects = {
  readonly closePane: () => void;
  readonly openForm: (kind: string, parameters: unknown) => void;
  readonly notificationsChanged: () => void;
};

export class CallRefused extends Error {
  readonly error: HostError;
  constructor(code: number, name: string, message: string) {
    super(message);
    this.error = { code, name, message };
  }
}

export function createOfficeCalls(state: State, effects: CallEffects): OfficeCalls {
  const failures = new Map<string, { code: number; times: number }>();
  const holds = new Map<string, Promise<void>>();
  const notifications: Notification[] = [];
  const log: OfficeCalls['log'] = [];
  const storageKey = `roaming:${state.owner.upn}`;
  const roamingSettings = (): Record<string, unknown> =>
    JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Record<string, unknown>;

  const notify = (method: string, [key, details]: readonly unknown[]): unknown => {
    const { type = '', message = '' } = (details ?? {}) as Partial<Notification>;
    const place = notifications.findIndex((one) => one.key === key);
    if (method === 'removeAsync' && place < 0) throw new CallRefused(9023, 'KeyNotFound', 'No such key.');
    if (method === 'addAsync' && place >= 0) throw new CallRefused(9022, 'DuplicateKey', 'The key is in use.');
    if (method !== 'removeAsync') checkNotification(type, message);
    // https://learn.microsoft.com/office/dev/add-ins/outlook/notifications: five of them at most
    if (method === 'addAsync' && notifications.length >= 5) {
      throw new CallRefused(9024, 'TooManyNotifications', 'Five notifications at most.');
    }
    if (place >= 0) notifications.splice(place, 1);
    if (method !== 'removeAsync') notifications.push({ key: key as string, type, message });
    effects.notificationsChanged();
    return undefined;
  };

  const answer = (method: string, args: readonly unknown[]): unknown => {
    const [object = '', name = ''] = method.split('.');
    if (object === 'notificationMessages') {
      return name === 'getAllAsync' ? [...notifications] : notify(name, args);
    }
    // The window is opened by office.js in the pane's frame, where the click was.
    if (method === 'ui.displayDialogAsync') return undefined;
    if (object.startsWith('display')) return effects.openForm(object, args[0]);
    switch (method) {
      case 'ui.closeContainer':
        return effects.closePane();
      case 'ui.openBrowserWindow':
        return void window.open(args[0] as string, '_blank', 'noopener');
      case 'roamingSettings.saveAsync':
        return localStorage.setItem(storageKey, JSON.stringify(args[0]));
      case 'body.getTypeAsync':
        return 'html';
      case 'body.getAsync':
        return args[0] === 'text' ? plainText(bodyHtml(state)) : bodyHtml(state);
      default:
        return fieldOf(state, object);
    }
  };

  return {
    notifications,
    log,
    roamingSettings,
    failNext: (method, code, times = 1) => void failures.set(method, { code, times }),
    holdNext: (method) => {
      let release: () => void = () => undefined;
      holds.set(method, new Promise<void>((resolve) => (release = resolve)));
      return release;
    },
    answer: async (method, args) => {
      log.push({ method, args });
      const hold = holds.get(method);
      if (hold) {
        holds.delete(method);
        await hold;
      }
      const failure = failures.get(method);
      if (failure && failure.times > 0) {
        failure.times -= 1;
        throw new CallRefused(failure.code, 'SimulatedError', `Asked to fail with ${failure.code}.`);
      }
      return answer(method, args);
    },
  };
}

function checkNotification(type: string, message: string): void {
  if (type === '' || message === '') throw new CallRefused(9029, 'InvalidParameter', 'Type or message is missing.');
  if (message.length > 150) throw new CallRefused(9025, 'MessageTooLong', '150 characters at most.');
}

function bodyHtml({ view }: State): string {
  if (view.kind === 'mail') return view.mail.html;
  if (view.kind === 'appointment') return view.appointment.html;
  if (view.kind === 'nothing') throw new CallRefused(5001, 'InternalError', 'No item is open.');
  return view.draft.html;
}

function plainText(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent;
}

/** A field of a composed item; recipients as Office.js' people. */
function fieldOf(state: State, field: string): unknown {
  const { view } = state;
  if (view.kind !== 'compose' && view.kind !== 'meeting') {
    throw new CallRefused(5001, 'InternalError', 'Only composed items are asked for their fields.');
  }
  const { draft } = view;
  const people = (list: readonly Correspondent[]): readonly Person[] => list.map((one) => toPerson(state, one));
  const fields: Readonly<Record<string, unknown>> =
    view.kind === 'compose'
      ? { to: people(view.draft.to), cc: people(view.draft.cc), bcc: [], subject: draft.subject }
      : {
          ...view.draft,
          requiredAttendees: people(view.draft.required),
          optionalAttendees: people(view.draft.optional),
        };
  if (!(field in fields)) throw new CallRefused(5001, 'InternalError', `Nothing here answers ${field}.`);
  return fields[field];
}
