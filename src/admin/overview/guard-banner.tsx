/** The guard found another synchronisation at work, or took a hand for one: who is paused, and the way out. */
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { instantOf } from '../../ui/locales/formats.ts';
import type { Status } from '../api/answers.ts';
import { useConsole } from '../console-context.ts';
import { useChange } from '../queries.ts';

export function GuardBanner({ status }: { readonly status: Status }): ReactElement | null {
  const { api, text, formats, now } = useConsole();
  const lift = useChange(api.liftGuard);
  const { guarded } = status.people;
  const { stopped, until, reverted, writes, persons } = status.foreignSync;
  if (guarded === 0 && !stopped) return null;
  const next = instantOf(until);
  return (
    <MessageBar intent={stopped ? 'error' : 'warning'} layout="multiline">
      <MessageBarBody>
        {stopped
          ? text('guard.stopped', {
              reverted,
              writes,
              persons,
              until: next === null ? '–' : formats.moment(next, now()),
            })
          : text('guard.paused', { count: guarded })}
        {lift.error !== null && ` ${text('hold.failed')}`}
      </MessageBarBody>
      <MessageBarActions>
        <Button disabled={lift.isPending} onClick={() => lift.mutate(undefined)}>
          {text('guard.lift')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
