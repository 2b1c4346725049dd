/** The person's phones, as far as they are known in time to dial. */
import type { PhoneAnswer } from '../../contract/telephone.ts';
import type { Telephone } from '../../ui/api/telephone.ts';

/** Whether a phone is there changes seldom; a call must not wait for it each time. */
const freshMs = 60_000;
/** After that the PBX decides which phone rings: a click is to be heard. */
const patienceMs = 1_500;

/** Never rejects; empty where nothing is known. `fresh`: after a change, whatever was known before. */
export type OwnPhones = (fresh?: boolean) => Promise<readonly PhoneAnswer[]>;

export function createOwnPhones(telephone: Pick<Telephone, 'phones'>, now: () => number): OwnPhones {
  let known: { readonly phones: readonly PhoneAnswer[]; readonly at: number } | null = null;
  const read = async (): Promise<readonly PhoneAnswer[]> => {
    try {
      const phones = await telephone.phones();
      known = { phones, at: now() };
      return phones;
    } catch {
      return [];
    }
  };
  return async (fresh = false) => {
    if (!fresh && known !== null && now() - known.at < freshMs) return known.phones;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLate = new Promise<readonly PhoneAnswer[]>(
      (resolve) => (timer = setTimeout(() => resolve([]), patienceMs)),
    );
    const phones = await Promise.race([read(), tooLate]);
    clearTimeout(timer);
    return phones;
  };
}
