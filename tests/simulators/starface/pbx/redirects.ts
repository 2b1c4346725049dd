import type { Pbx } from './pbx.ts';
import type { JsonObject, Person } from './person.ts';
import type { PhoneNumber } from './phone-numbers.ts';

export const REDIRECT_TRIGGERS = ['ALWAYS', 'BUSY', 'TIMEOUT'] as const;
export type RedirectTrigger = (typeof REDIRECT_TRIGGERS)[number];

type MailboxDestination = { readonly redirectDestinationType: 'MAILBOX'; readonly mailboxId: string };
type NumberDestination = { readonly redirectDestinationType: 'PHONENUMBER'; readonly phoneNumber: string };
export type RedirectDestination = MailboxDestination | NumberDestination;

/**
 * One slot of call forwarding: a number and a trigger. The PBX owns the set of slots; clients enable and retarget.
 * Source: REST `Redirection`, Swagger 6.7.0.22. The seconds of a TIMEOUT are in no public specification; the member
 * `timeout` is assumed and, like every unknown member, comes back as it was written.
 */
export type Redirect = RedirectBody & {
  readonly id: string;
  readonly phoneNumber: string;
  readonly groupNumber: boolean;
  readonly lastMailboxDestination?: MailboxDestination;
  readonly lastPhoneNumberDestination?: NumberDestination;
};

/** What a client writes. */
export type RedirectBody = JsonObject & {
  readonly enabled: boolean;
  readonly redirectTrigger: JsonObject & { readonly redirectTriggerType: RedirectTrigger };
  readonly redirectDestination: RedirectDestination;
};

const ASSUMED_TIMEOUT_SECONDS = 20;

export class Redirects {
  readonly #pbx: Pbx;
  readonly #slots = new Map<string, Redirect>();

  constructor(pbx: Pbx) {
    this.#pbx = pbx;
  }

  of(person: Person): readonly Redirect[] {
    const pbx = this.#pbx;
    const own = pbx.numbersOf(person).flatMap((number) => this.#slotsOf(number, person, false));
    if (!pbx.may(person, 'group_redirect_perm')) return own;
    const numbers = pbx.groups.of(person).flatMap((group) => pbx.groups.numbersOf(group));
    return [...own, ...numbers.flatMap((number) => this.#slotsOf(number, person, true))];
  }

  find(person: Person, id: string): Redirect | undefined {
    return this.of(person).find((redirect) => redirect.id === id);
  }

  /** What a client leaves out is gone, as with every PUT of the REST API; number and id stay the slot's. */
  replace(person: Person, slot: Redirect, body: RedirectBody): void {
    const { redirectDestination } = body;
    const last =
      redirectDestination.redirectDestinationType === 'MAILBOX'
        ? 'lastMailboxDestination'
        : 'lastPhoneNumberDestination';
    const { id, phoneNumber, groupNumber } = slot;
    this.#slots.set(id, { ...body, [last]: redirectDestination, id, phoneNumber, groupNumber });
    this.#pbx.presence.set(person, { redirectAlways: this.isOn(person, 'ALWAYS') });
  }

  isOn(person: Person, trigger: RedirectTrigger): boolean {
    return this.of(person).some(
      ({ enabled, groupNumber, redirectTrigger }) =>
        enabled && !groupNumber && redirectTrigger.redirectTriggerType === trigger,
    );
  }

  #slotsOf(number: PhoneNumber, person: Person, groupNumber: boolean): readonly Redirect[] {
    return REDIRECT_TRIGGERS.map((trigger) => {
      const id = `${number.id}-${trigger.toLowerCase()}`;
      const known = this.#slots.get(id);
      if (known !== undefined) return known;
      const mailboxId = String(this.#pbx.voicemail.of(person)[0]?.id ?? '');
      const slot: Redirect = {
        id,
        enabled: false,
        redirectTrigger: {
          redirectTriggerType: trigger,
          ...(trigger === 'TIMEOUT' ? { timeout: ASSUMED_TIMEOUT_SECONDS } : {}),
        },
        redirectDestination: { redirectDestinationType: 'MAILBOX', mailboxId },
        phoneNumber: number.number,
        groupNumber,
      };
      this.#slots.set(id, slot);
      return slot;
    });
  }
}
