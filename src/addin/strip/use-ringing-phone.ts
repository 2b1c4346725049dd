import { useEffect, useState } from 'react';
import type { Capability } from '../../domain/views.ts';
import { choosePhoneFor } from '../dialling/phone-choice.ts';
import { phoneName } from '../dialling/phone-name.ts';
import { useDesk, useLiveState, usePane } from '../pane-context.tsx';

/** Name of the phone that rings when the person dials from here; null where it is not known, or he will be asked. */
export function useRingingPhone(): string | null {
  const { ownPhones, lastPhone } = usePane();
  const { me } = useLiveState();
  const { sheet, notice } = useDesk();
  const [name, setName] = useState<string | null>(null);
  const offers = (what: Capability): boolean => me?.capabilities.includes(what) === true;
  const isOffered = me?.linked === true && offers('call.place') && offers('primaryPhone');
  useEffect(() => {
    if (!isOffered) return;
    let isWanted = true;
    void ownPhones().then((phones) => {
      const choice = choosePhoneFor(phones, lastPhone.get());
      if (isWanted) setName(choice.kind === 'dial' && choice.phone ? phoneName(choice.phone) : null);
    });
    return () => {
      isWanted = false;
    };
    // A sheet may have changed it, and each call and choice closes with a notice.
  }, [isOffered, ownPhones, lastPhone, sheet, notice]);
  return isOffered ? name : null;
}
