import { CalendarAddRegular } from '@fluentui/react-icons/headless/svg/calendar-add';
import type { DialTarget } from '../desk.ts';
import { available, unavailable, type Action } from './action.ts';

const quarterMs = 15 * 60_000;

/** Opens a new appointment of a quarter of an hour, at the next full quarter at least half an hour away. */
export const remindMe: Action<DialTarget> = {
  id: 'remindMe',
  label: 'action.remind',
  icon: CalendarAddRegular,
  isAvailable: (pane) => (pane.host.newAppointment ? available : unavailable('reason.noForm')),
  perform: async (pane, { number, name }) => {
    const shown = pane.numbers.format(number);
    const start = Math.ceil((pane.now() + 2 * quarterMs) / quarterMs) * quarterMs;
    pane.host.newAppointment?.({
      subject: pane.t('remind.subject', { who: name ?? shown }),
      body: pane.t('remind.body', { number: shown }),
      start: new Date(start),
      end: new Date(start + quarterMs),
    });
  },
};
