/** `Office.context.mailbox`. What a requirement set of this client does not include is absent. */
import { includesVersion } from '../clients.ts';
import type { HostInit, ItemData } from '../protocol.ts';
import { answer, HostCallError, limitedToThree, type CallHost, type Callback } from './async-result.ts';
import type { Channel } from './channel.ts';
import { createHandlers, type Handlers } from './handlers.ts';
import { createItem } from './item.ts';

export function createMailbox(init: HostInit, channel: Channel): object {
  const offers = (version: string): boolean => includesVersion(init.requirementSets['Mailbox'], version);
  const handlers = createHandlers([
    ...(offers('1.5') ? ['olkItemSelectedChanged'] : []),
    ...(offers('1.14') ? ['officeThemeChanged'] : []),
  ]);
  const phone = init.platform === 'iOS' || init.platform === 'Android';
  const web = init.platform === 'OfficeOnline';
  const call = web || phone ? limitedToThree(channel.call) : channel.call;
  const itemHandlers = createHandlers(offers('1.7') ? ['olkRecipientsChanged', 'olkAppointmentTimeChanged'] : []);
  const makeItem = (data: ItemData | null): object | null => (data ? createItem(data, call, itemHandlers) : null);

  const mailbox = {
    item: makeItem(init.item) as unknown as NonNullable<Office.Mailbox['item']>,
    userProfile: init.user satisfies Office.UserProfile,
    diagnostics: {
      hostName: init.hostName,
      hostVersion: '20261118003.09',
      OWAView: 'ThreeColumns',
    } as unknown as Office.Diagnostics,
    ...(offers('1.5') ? { addHandlerAsync: handlers.add, removeHandlerAsync: handlers.remove } : {}),
    ...(phone ? {} : forms(call, offers('1.9'))),
    // Off in all Microsoft 365 tenants: https://learn.microsoft.com/office/dev/add-ins/outlook/faq-nested-app-auth-outlook-legacy-tokens
    getUserIdentityTokenAsync: (callback: Callback<string>) => answer(refuseLegacyToken(), callback),
  } satisfies Partial<Office.Mailbox>;
  follow(channel, mailbox, makeItem, handlers, itemHandlers);
  return mailbox;
}

function forms(call: CallHost, withAsync: boolean): object {
  const open = (name: string) => (parameters: unknown) => void call(name, parameters).catch(() => undefined);
  const openAsync =
    (name: string) =>
    (parameters: unknown, options?: Office.AsyncContextOptions | Callback<void>, callback?: Callback<void>): void =>
      answer(call(name, parameters), options, callback);
  const plain = {
    displayNewAppointmentForm: open('displayNewAppointmentForm'),
    displayNewMessageForm: open('displayNewMessageForm'),
    displayMessageForm: open('displayMessageForm'),
  } satisfies Partial<Office.Mailbox>;
  if (!withAsync) return plain;
  return {
    ...plain,
    displayNewAppointmentFormAsync: openAsync('displayNewAppointmentForm'),
    displayNewMessageFormAsync: openAsync('displayNewMessageForm'),
    displayMessageFormAsync: openAsync('displayMessageForm'),
  } satisfies Partial<Office.Mailbox>;
}

function follow(
  channel: Channel,
  mailbox: { item: unknown },
  makeItem: (data: ItemData | null) => object | null,
  handlers: Handlers,
  itemHandlers: Handlers,
): void {
  channel.onPush((message) => {
    if (message.outlook === 'itemChanged') {
      // At the time of the event the item is already the new one, or null.
      mailbox.item = makeItem(message.item);
      handlers.emit('olkItemSelectedChanged', { type: 'olkItemSelectedChanged' });
    } else if (message.outlook === 'themeChanged') {
      handlers.emit('officeThemeChanged', { type: 'officeThemeChanged', officeTheme: message.theme });
    } else if (message.outlook === 'recipientsChanged') {
      itemHandlers.emit('olkRecipientsChanged', {
        type: 'olkRecipientsChanged',
        changedRecipientFields: message.fields,
      });
    }
  });
}

async function refuseLegacyToken(): Promise<never> {
  throw new HostCallError({ code: 9017, name: 'GenericTokenError', message: 'Legacy Exchange tokens are off.' });
}
