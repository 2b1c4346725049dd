import type { UciService } from '../request.ts';

/** One's own state only; there is no setter of chatPresence and no member for DND. Source: public PHP client. */
export const userState: UciService = {
  getUserState: {
    run: ({ person }) => ({
      avatarHash: '',
      chatPresence: person.presence.chatPresence,
      telephonyState: person.presence.telephonyState,
      chatPresenceMessage: person.presence.message,
      redirectAlwaysActive: person.presence.redirectAlways,
    }),
  },
  // Assumed: base64 both ways; an empty answer where there is no picture.
  getAvatarImage: { run: ({ person }) => person.avatar?.bytes ?? '' },
  setAvatarImageFile: {
    operation: 'setAvatar',
    writes: () => null,
    run: ({ person, params }) => {
      const bytes = params.bytes(0);
      person.avatar = bytes.length === 0 ? undefined : { contentType: 'image/jpeg', bytes };
      return true;
    },
  },
  setDoNotDisturbSetting: {
    operation: 'setDnd',
    writes: (params) => params.flag(0),
    run: ({ pbx, person, params }) => {
      pbx.presence.set(person, { dnd: params.flag(0) });
      return true;
    },
  },
  setChatPresenceMessage: {
    operation: 'setChatStatus',
    writes: (params) => params.text(0),
    run: ({ pbx, person, params }) => {
      pbx.presence.set(person, { message: params.text(0) });
      return true;
    },
  },
};
