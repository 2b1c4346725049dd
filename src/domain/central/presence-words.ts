/** What a chat text calls Microsoft's states, in the languages of the product. Keys are Microsoft's words in lower case. */

export type TextLanguage = 'en' | 'de';

type Words = Readonly<Record<string, Readonly<Record<TextLanguage, string>>>>;

/** https://learn.microsoft.com/graph/api/resources/presence, availability */
export const availabilityWords: Words = {
  available: { en: 'Available', de: 'Verfügbar' },
  availableidle: { en: 'Available', de: 'Verfügbar' },
  away: { en: 'Away', de: 'Abwesend' },
  berightback: { en: 'Be right back', de: 'Bin gleich zurück' },
  busy: { en: 'Busy', de: 'Beschäftigt' },
  busyidle: { en: 'Busy', de: 'Beschäftigt' },
  donotdisturb: { en: 'Do not disturb', de: 'Nicht stören' },
  offline: { en: 'Offline', de: 'Offline' },
};

/** The same page, activity. */
export const activityWords: Words = {
  ...availabilityWords,
  focusing: { en: 'Focusing', de: 'Fokuszeit' },
  inacall: { en: 'In a call', de: 'Im Gespräch' },
  inaconferencecall: { en: 'In a conference call', de: 'In einer Telefonkonferenz' },
  inactive: { en: 'Inactive', de: 'Inaktiv' },
  inameeting: { en: 'In a meeting', de: 'In einer Besprechung' },
  offwork: { en: 'Off work', de: 'Nicht im Dienst' },
  outofoffice: { en: 'Out of office', de: 'Außer Haus' },
  presenting: { en: 'Presenting', de: 'Präsentiert' },
  urgentinterruptionsonly: { en: 'Urgent interruptions only', de: 'Nur dringende Unterbrechungen' },
};

export const untilWords: Readonly<Record<TextLanguage, (time: string) => string>> = {
  en: (time) => `until ${time}`,
  de: (time) => `bis ${time}`,
};

export const onCallWords: Readonly<Record<TextLanguage, string>> = { en: 'On the phone', de: 'Am Telefon' };

export const outOfOfficeWords: Readonly<Record<TextLanguage, string>> = { en: 'Out of office', de: 'Außer Haus' };
