import { PhoneDesktopRegular } from '@fluentui/react-icons/headless/svg/phone-desktop';
import type { DialTarget } from '../desk.ts';
import { available, type Action } from './action.ts';

/**
 * Hands the number to whatever this device has for `tel:` (RFC 3966). Whether something answers, the browser does
 * not tell; Outlook on iOS lets it do nothing.
 */
export const openInDeviceApp: Action<DialTarget> = {
  id: 'openInDeviceApp',
  label: 'action.device',
  icon: PhoneDesktopRegular,
  isAvailable: () => available,
  perform: async (pane, { number }) => pane.openAddress(`tel:${number.dial}`),
};
