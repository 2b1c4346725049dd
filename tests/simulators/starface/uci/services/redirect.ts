import { REDIRECT_TRIGGERS, type Redirect, type RedirectDestination } from '../../pbx/redirects.ts';
import { illegalArgument, UciParams, type UciRequest, type UciService } from '../request.ts';
import { isStruct, type XmlRpcStruct } from '../xml-rpc.ts';

/** Source of the names: the public PHP client; the members of a setting are assumed. */
export const redirect: UciService = {
  getRedirectSettings: { run: ({ pbx, person }) => pbx.redirects.of(person).map(struct) },
  setRedirectSetting: {
    operation: 'setRedirect',
    writes: (params) => params.struct(0),
    run: (request) => set(request, request.params.struct(0)),
  },
  setRedirectSettings: {
    operation: 'setRedirect',
    writes: (params) => params.list(0),
    run: (request) => request.params.list(0).every((setting) => isStruct(setting) && set(request, setting)),
  },
};

function struct(slot: Redirect): XmlRpcStruct {
  const { redirectDestination: destination } = slot;
  return {
    id: slot.id,
    enabled: slot.enabled,
    redirectTrigger: slot.redirectTrigger.redirectTriggerType,
    redirectDestinationType: destination.redirectDestinationType,
    redirectDestination:
      destination.redirectDestinationType === 'MAILBOX' ? destination.mailboxId : destination.phoneNumber,
    phoneNumber: slot.phoneNumber,
    groupNumber: slot.groupNumber,
  };
}

function set({ pbx, person }: UciRequest, setting: XmlRpcStruct): boolean {
  const params = new UciParams([
    setting['id'] ?? '',
    setting['redirectDestination'] ?? '',
    setting['enabled'] ?? false,
  ]);
  const slot = pbx.redirects.find(person, params.text(0));
  if (slot === undefined) throw illegalArgument('the redirection is unknown.');
  const trigger = setting['redirectTrigger'] ?? slot.redirectTrigger.redirectTriggerType;
  if (!REDIRECT_TRIGGERS.some((known) => known === trigger)) throw illegalArgument('the trigger is unknown.');
  const redirectDestination: RedirectDestination =
    setting['redirectDestinationType'] === 'PHONENUMBER'
      ? { redirectDestinationType: 'PHONENUMBER', phoneNumber: params.text(1) }
      : { redirectDestinationType: 'MAILBOX', mailboxId: params.text(1) };
  pbx.redirects.replace(person, slot, { ...slot, enabled: params.flag(2), redirectDestination });
  return true;
}
