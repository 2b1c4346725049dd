/** Everything that the parts of the pane stand on, in one object: handed to components by context, to actions as is. */
import type { Api } from '../ui/api/client.ts';
import type { LiveStore } from '../ui/api/live-store.ts';
import type { Telephone } from '../ui/api/telephone.ts';
import type { Formats } from '../ui/locales/formats.ts';
import type { RedirectionsStore } from './callers/redirections-store.ts';
import type { Desk } from './desk.ts';
import type { DialGuard } from './dialling/dial-guard.ts';
import type { OwnPhones } from './dialling/own-phones.ts';
import type { DeviceMemory } from './dialling/phone-choice.ts';
import type { NumberReader } from './dialling/number-reader.ts';
import type { PaneHost } from './host.ts';
import type { Text } from './locales/texts.ts';
import type { AddressBook } from './people/address-book.ts';
import type { TeamStore } from './people/team-store.ts';

export type Pane = {
  readonly api: Api;
  readonly telephone: Telephone;
  readonly live: LiveStore;
  /** Connects again at once; asks for sign-in where that is what is missing. */
  readonly reconnect: () => void;
  readonly host: PaneHost;
  readonly numbers: NumberReader;
  readonly desk: Desk;
  readonly redirections: RedirectionsStore;
  readonly addressBook: AddressBook;
  readonly team: TeamStore;
  readonly guard: DialGuard;
  readonly ownPhones: OwnPhones;
  /** The phone that was dialled with on this device. */
  readonly lastPhone: DeviceMemory;
  readonly t: Text;
  readonly formats: Formats;
  readonly now: () => number;
  readonly copy: (text: string) => Promise<void>;
  /** Opens a `tel:` address in the program that this device has for it. */
  readonly openAddress: (address: string) => void;
  /** Loads the whole pane anew. */
  readonly reload: () => void;
  /** Whether the bridge hands out another build of the pane by now; false where it can't be asked. */
  readonly isNewBuild: () => Promise<boolean>;
  /** Whether a person made this event, not a script. */
  readonly isTrusted: (event: Event) => boolean;
  readonly version: string;
};
