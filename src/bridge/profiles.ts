/**
 * The people of the tenant as colleagues may find them: nobody whose account is blocked, nobody who is hidden, with or
 * without an account at the PBX.
 */
import { plainName, writtenOutName } from '../domain/name-words.ts';
import { personIdOf, type Match, type MicrosoftUser } from '../domain/person.ts';
import { foldedName, groupName } from '../domain/scope.ts';
import type { Activation } from './activation.ts';
import { digitsOf, phoneKey } from './contact-numbers.ts';
import type { Directory } from './directory.ts';

export type Profile = { readonly user: MicrosoftUser; readonly match: Match | undefined };

/** What a person is found by; a space stands around each word. */
export type SearchedText = {
  /** His name with and without written out umlauts, and his addresses up to the @: the rest is everybody's. */
  readonly names: string;
  readonly addresses: string;
  /** Of the numbers of his profile. */
  readonly digits: string;
};

export type ProfilesOptions = {
  readonly tenantId: string;
  readonly directory: Pick<Directory, 'match' | 'microsoftUsers' | 'unmatched' | 'groupsOf'>;
  readonly activation: Pick<Activation, 'participation' | 'hides'>;
};

/** The number of a switchboard stands in every profile, and is nobody's. */
const mostAlike = 50;
/** So many digits tell one number from nearly all others, whatever stands before them. */
const tailLength = 6;

export class Profiles {
  readonly #options: ProfilesOptions;
  readonly #texts = new WeakMap<MicrosoftUser, SearchedText>();
  /** By the last digits of their numbers. */
  #holders: ReadonlyMap<string, readonly MicrosoftUser[]> = new Map();
  #holdersOf: readonly MicrosoftUser[] = [];

  constructor(options: ProfilesOptions) {
    this.#options = options;
  }

  /** Everybody, the hidden ones too: `isShown` says who may be. */
  *all(): Iterable<Profile> {
    for (const user of this.#options.directory.microsoftUsers()) yield this.#profileOf(user);
  }

  textOf(user: MicrosoftUser): SearchedText {
    const known = this.#texts.get(user);
    if (known !== undefined) return known;
    const [name, writtenOut] = [plainName(user.name), writtenOutName(user.name)];
    const addresses = plainName(addressesOf(user).join(' '));
    const locals = addresses.replace(/@\S*/g, '');
    const text = {
      names: name === writtenOut ? ` ${name} ${locals} ` : ` ${name} ${locals} ${writtenOut} `,
      addresses: ` ${addresses} `,
      digits: (user.phones ?? []).map(({ number }) => digitsOf(number)).join(' '),
    };
    this.#texts.set(user, text);
    return text;
  }

  /** To be asked for those who were found, not for everybody: it looks through the unmatched people of the PBX. */
  isShown({ user, match }: Profile): boolean {
    const { directory, activation } = this.#options;
    if (match !== undefined && activation.participation(match.personId) === 'hidden') return false;
    const addresses = addressesOf(user);
    if (activation.hides(addresses)) return false;
    if (match !== undefined) return true;
    // Hidden by login or group at the PBX, where his address joined nobody: then the address is all there is of him.
    const folded = new Set(addresses.map(foldedName));
    return !directory.unmatched().some(({ pbxUser }) => {
      if (pbxUser.email === null || !folded.has(foldedName(pbxUser.email))) return false;
      return activation.hides([pbxUser.login, ...directory.groupsOf(pbxUser.id).map(groupName)]);
    });
  }

  /** Name of the one person in whose profile the number stands; null for nobody, several or somebody hidden. */
  nameOf(number: string): string | null {
    const tail = tailOf(number);
    // Internal numbers are the PBX's own, and it tells their names.
    if (tail === null) return null;
    const like = this.#byTail().get(tail) ?? [];
    if (like.length > mostAlike) return null;
    const key = phoneKey(number);
    const [holder, ...others] = like.filter(({ phones = [] }) =>
      phones.some((phone) => phoneKey(phone.number) === key),
    );
    if (holder === undefined || others.length > 0) return null;
    return this.isShown(this.#profileOf(holder)) ? holder.name : null;
  }

  /** Made when a call first asks for it, and again when somebody came, left or changed. */
  #byTail(): ReadonlyMap<string, readonly MicrosoftUser[]> {
    const users = this.#options.directory.microsoftUsers();
    if (!isSame(users, this.#holdersOf)) {
      const holders = new Map<string, MicrosoftUser[]>();
      for (const user of users) {
        for (const { number } of user.phones ?? []) {
          const tail = tailOf(number);
          if (tail === null) continue;
          const known = holders.get(tail);
          if (known === undefined) holders.set(tail, [user]);
          else if (known.at(-1) !== user) known.push(user);
        }
      }
      this.#holders = holders;
    }
    this.#holdersOf = users;
    return this.#holders;
  }

  #profileOf(user: MicrosoftUser): Profile {
    const { tenantId, directory } = this.#options;
    return { user, match: directory.match(personIdOf(tenantId, user.id)) };
  }
}

function tailOf(number: string): string | null {
  const digits = digitsOf(number);
  return digits.length < tailLength ? null : digits.slice(-tailLength);
}

function isSame(one: readonly MicrosoftUser[], other: readonly MicrosoftUser[]): boolean {
  return one.length === other.length && one.every((user, at) => user === other[at]);
}

/** The primary one first, each once. */
export function addressesOf({ mail, upn, proxyAddresses }: MicrosoftUser): readonly string[] {
  return distinct([...(mail === null ? [] : [mail]), upn, ...proxyAddresses]);
}

export function distinct(addresses: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return addresses.filter((address) => seen.size < seen.add(foldedName(address)).size);
}
