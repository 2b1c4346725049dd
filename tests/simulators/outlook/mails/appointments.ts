import { me, type Appointment, type Correspondent } from '../mailbox.ts';

/** @param colleague gives the nth colleague of the person who is signed in */
export function appointments(colleague: (n: number) => Correspondent): readonly Appointment[] {
  return [
    {
      id: 'own-meeting',
      subject: 'Preisliste 2027',
      organizer: me,
      required: [colleague(1), { name: 'Katrin Wölfle', address: 'k.woelfle@maier-heizungsbau.example' }],
      optional: [colleague(5)],
      meeting: { startsInMinutes: 90, minutes: 30, location: 'Raum Spree' },
      html: '<p>Einwahl für Frau Wölfle: 030 23125 700, PIN 2231</p>',
    },
    {
      id: 'invited-meeting',
      subject: 'Weekly with Harbour Estates',
      organizer: { name: 'Oliver Whitcombe', address: 'oliver.whitcombe@harbour-estates.example' },
      required: [me, colleague(2)],
      optional: [colleague(3)],
      meeting: { startsInMinutes: 240, minutes: 60, location: 'Dial in: +44 20 7946 0500' },
      html: '<p>Call 020 7946 0500, then 8812 0174#. Trouble? Ring Oliver on 07700 900318.</p>',
    },
  ];
}
