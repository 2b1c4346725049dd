/** The PBX-wide notion of a person's lamp. Source: UCI enum `TelephonyState`. */
export type TelephonyState = 'ACTIVE' | 'AVAILABLE' | 'QUEUE_PAUSE' | 'RINGING' | 'UNAVAILABLE';

/** Source: UCI enum `ChatPresence`. */
export const chatPresences = [
  'AVAILABLE',
  'AWAY',
  'DO_NOT_DISTURB',
  'EXTENDED_AWAY',
  'FREE_FOR_CHAT',
  'UNAVAILABLE',
] as const;

export type ChatPresence = (typeof chatPresences)[number];

/**
 * What the PBX knows of a person's reachability: one object, shared by REST, UCI and whatever speaks XMPP.
 * Change it only through `PresenceBoard`, which tells the others.
 */
export type Presence = {
  readonly telephonyState: TelephonyState;
  readonly chatPresence: ChatPresence;
  readonly message: string;
  readonly dnd: boolean;
  readonly redirectAlways: boolean;
};

export const initialPresence: Presence = {
  telephonyState: 'AVAILABLE',
  chatPresence: 'AVAILABLE',
  message: '',
  dnd: false,
  redirectAlways: false,
};
