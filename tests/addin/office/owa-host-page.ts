/**
 * A page that speaks the protocol which the real office.js speaks to Outlook on the web, as far as the pane needs it.
 * Learnt from `outlook-web-16.01.debug.js` of `@microsoft/office-js`; runs in the browser, so it imports nothing.
 */

export type HostMail = {
  /** 1 message, 2 appointment, 4 and 5 their drafts */
  readonly itemType: number;
  readonly id: string;
  readonly subject: string;
  readonly location?: string;
  readonly from?: { readonly name: string; readonly address: string };
  readonly organizer?: { readonly name: string; readonly address: string };
  readonly to: readonly { readonly name: string; readonly address: string }[];
  readonly cc: readonly { readonly name: string; readonly address: string }[];
  readonly body: string;
};

export type HostedCall = { readonly dispatchId: number; readonly parameters: unknown };

export type OwaHost = {
  select(mail: HostMail | null): void;
  failBody(code: number): void;
  readonly calls: HostedCall[];
};

/** Numbers of the methods, as office.js sends them. */
export const dispatch = {
  body: 37,
  addNotification: 33,
  removeNotification: 36,
  saveSettings: 404,
  newAppointment: 7,
  newMail: 44,
  recipients: 15,
  subject: 18,
  location: 26,
};

/** Serialised into the page: everything that it uses is in its arguments. */
export function runOwaHost(first: HostMail, paneOrigin: string): void {
  type Message = { _messageType: number; _actionName: string; _actionType: number } & Record<string, unknown>;
  const calls: HostedCall[] = [];
  let mail: HostMail | null = first;
  let bodyFailure = 0;
  let conversation: unknown = null;

  const initialData = (): object | string =>
    mail === null
      ? ''
      : {
          // Of a draft Outlook tells nothing beforehand: all of it has to be asked for.
          ...(mail.itemType < 4 ? mail : { itemType: mail.itemType }),
          permissionLevel: 1,
          userDisplayName: 'Anna Berg',
          userEmailAddress: 'anna.berg@contoso.example',
          userProfileType: 'office365',
          userTimeZone: 'W. Europe Standard Time',
          hostVersion: '20261118003.09',
          dateTimeCreated: '2026-11-24T08:00:00Z',
          attachments: [],
        };
  const context = {
    _id: 'addin-1',
    _appName: 64,
    _appVersion: '16.01',
    _appUILocale: 'de-de',
    _dataLocale: 'de-de',
    _docUrl: '',
    _clientMode: 0,
    _settings: { hintsSeen: '2' },
    _reason: 1,
    _osfControlType: 2,
    _eToken: '',
    _correlationId: 'correlation-1',
    _appInstanceId: 'addin-1',
    _requirementMatrix: '{"Mailbox":"1.12","DialogApi":"1.2"}',
    _addinName: 'Presence Bridge',
    _clientWindowWidth: 1280,
    _clientWindowHeight: 720,
  };
  const execute = (data: { MethodData: { DispatchId: number }; ApiParams: unknown }): object => {
    const { DispatchId: dispatchId } = data.MethodData;
    calls.push({ dispatchId, parameters: data.ApiParams });
    if (dispatchId === 37 && bodyFailure !== 0) return { error: true, errorCode: bodyFailure };
    const field = (data.ApiParams as { recipientField?: number } | null)?.recipientField;
    const answers: Record<number, unknown> = {
      37: mail?.body,
      15: field === 0 ? mail?.to : mail?.cc,
      18: mail?.subject,
      26: mail?.location ?? '',
    };
    return { wasSuccessful: true, ...(dispatchId in answers ? { data: answers[dispatchId] } : {}) };
  };
  const answerOf = (message: Message): unknown => {
    if (message._actionType !== 0) return { Error: 0 };
    if (message._actionName === 'ContextActivationManager_getAppContextAsync') return context;
    if (message._actionName === 'GetInitialData') return initialData();
    if (message._actionName === 'ExecuteMethod') return execute(message['_data'] as Parameters<typeof execute>[0]);
    return null;
  };
  const frame = (): Window | null => document.querySelector('iframe')?.contentWindow ?? null;
  const send = (message: object): void =>
    frame()?.postMessage(
      JSON.stringify({ _messageType: 1, _errorCode: 0, _serializerVersion: 1, _origin: location.origin, ...message }),
      paneOrigin,
    );

  window.addEventListener('message', (event: MessageEvent<string>) => {
    if (event.source !== frame() || typeof event.data !== 'string') return;
    const message = JSON.parse(event.data) as Message;
    if (message._messageType !== 0) return;
    const { _actionName, _conversationId, _correlationId } = message;
    conversation = _conversationId;
    send({ _actionName, _conversationId, _correlationId, _responseType: 0, _data: answerOf(message) });
  });

  const host: OwaHost = {
    calls,
    failBody: (code) => void (bodyFailure = code),
    select: (next) => {
      mail = next;
      send({
        _actionName: 'olkItemSelectedChanged',
        _conversationId: conversation,
        _correlationId: 0,
        _responseType: 1,
        _data: initialData(),
      });
    },
  };
  Object.assign(window, { owaHost: host });
}
