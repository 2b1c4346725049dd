import { z } from 'zod';
import { badRequest, json, noContent, notFound } from '../http/exchange.ts';
import type { Person } from '../pbx/person.ts';
import { REDIRECT_TRIGGERS, type Redirect, type RedirectBody, type RedirectDestination } from '../pbx/redirects.ts';
import { behalfName, onBehalf } from './on-behalf.ts';
import { demand, type RestRequest, type RestRoute } from './rest-request.ts';

/**
 * Source: Swagger 6.7.0.22, `Redirection`; unknown members are let through. The vendor's generated client knows only
 * the base of a destination and so drops its target: that target stays then (assumed).
 */
const redirectBody = z.looseObject({
  enabled: z.boolean(),
  redirectTrigger: z.looseObject({ redirectTriggerType: z.enum(REDIRECT_TRIGGERS) }),
  redirectDestination: z.discriminatedUnion('redirectDestinationType', [
    z.looseObject({ redirectDestinationType: z.literal('MAILBOX'), mailboxId: z.string().nullish() }),
    z.looseObject({ redirectDestinationType: z.literal('PHONENUMBER'), phoneNumber: z.string().nullish() }),
  ]),
});

export const redirectRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/redirects',
    operation: 'getRedirects',
    handle: (request, caller) => json(request.pbx.redirects.of(owner(request, caller))),
  },
  {
    method: 'GET',
    path: '/redirects/{redirectId}',
    operation: 'getRedirect',
    handle: (request, caller) => json(slot(request, owner(request, caller))),
  },
  {
    method: 'PUT',
    path: '/redirects/{redirectId}',
    operation: 'setRedirect',
    writes: (request) => request.peekBody(),
    writesFor: (request) => behalfName(request, 'actOnBehalfOf'),
    handle: (request, caller) => {
      const person = owner(request, caller);
      const target = slot(request, person);
      const body = request.checked(redirectBody);
      const redirectDestination = destinationOf(target, body);
      checkTarget(request, target, { ...body, redirectDestination });
      request.pbx.redirects.replace(person, target, { ...body, redirectDestination });
      return noContent;
    },
  },
];

function owner(request: RestRequest, caller: Person): Person {
  demand(request.pbx, caller, 'redirect_perm');
  return onBehalf(request, caller, 'actOnBehalfOf');
}

function slot(request: RestRequest, person: Person): Redirect {
  const redirect = request.pbx.redirects.find(person, request.param('redirectId'));
  if (redirect === undefined) throw notFound(`There is no redirection ${request.param('redirectId')}.`);
  return redirect;
}

function destinationOf(
  slot: Redirect,
  { redirectDestination: wanted }: z.infer<typeof redirectBody>,
): RedirectDestination {
  const known = [slot.redirectDestination, slot.lastMailboxDestination, slot.lastPhoneNumberDestination];
  if (wanted.redirectDestinationType === 'MAILBOX') {
    const before = known.find((one) => one?.redirectDestinationType === 'MAILBOX');
    return { ...wanted, mailboxId: wanted.mailboxId ?? before?.mailboxId ?? '' };
  }
  const before = known.find((one) => one?.redirectDestinationType === 'PHONENUMBER');
  return { ...wanted, phoneNumber: wanted.phoneNumber ?? before?.phoneNumber ?? '' };
}

/** Assumed: a slot keeps its trigger, and an enabled redirection needs a target that exists. */
function checkTarget(request: RestRequest, target: Redirect, body: RedirectBody): void {
  if (body.redirectTrigger.redirectTriggerType !== target.redirectTrigger.redirectTriggerType) {
    throw badRequest('The trigger of a redirection cannot be changed.');
  }
  if (!body.enabled) return;
  const { redirectDestination: destination } = body;
  if (destination.redirectDestinationType === 'PHONENUMBER') {
    if (destination.phoneNumber === '') throw badRequest('An enabled redirection needs a phone number.');
  } else if (request.pbx.voicemail.byId(Number(destination.mailboxId)) === undefined) {
    throw badRequest('The mailbox is unknown.');
  }
}
