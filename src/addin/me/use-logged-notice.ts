/** An administrator has decisions about the person written down: he is told so when it begins, not only where he looks. */
import { useEffect } from 'react';
import { instantOf } from '../../ui/locales/formats.ts';
import { useLiveState, usePane } from '../pane-context.tsx';

export function useLoggedNotice(): void {
  const { t, desk, formats, now } = usePane();
  const { me } = useLiveState();
  const until = me?.loggedUntil;
  useEffect(() => {
    const at = instantOf(until);
    if (at !== null) desk.tell('told', t('notice.logged', { time: formats.moment(at, now()) }));
  }, [until, desk, t, formats, now]);
}
